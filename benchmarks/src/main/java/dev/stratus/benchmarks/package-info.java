/// How fast the kernels are.
@NullMarked
package dev.stratus.benchmarks;

import org.jspecify.annotations.NullMarked;
