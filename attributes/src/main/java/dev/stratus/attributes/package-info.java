/// Attributes of a trace.
@NullMarked
package dev.stratus.attributes;

import org.jspecify.annotations.NullMarked;
