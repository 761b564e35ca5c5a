/// Attributes of a trace: what they are, and the kernels that compute them in one pass over its
/// samples. Every kernel gives the same bits: see [dev.stratus.attributes.TraceSums].
@NullMarked
package dev.stratus.attributes;

import org.jspecify.annotations.NullMarked;
