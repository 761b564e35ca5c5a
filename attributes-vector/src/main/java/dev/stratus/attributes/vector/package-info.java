/// The kernels of [dev.stratus.attributes] on the Vector API, found as a service. They give the
/// same bits as the plain ones.
@NullMarked
package dev.stratus.attributes.vector;

import org.jspecify.annotations.NullMarked;
