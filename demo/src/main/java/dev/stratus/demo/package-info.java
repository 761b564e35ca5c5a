/// Synthetic surveys.
@NullMarked
package dev.stratus.demo;

import org.jspecify.annotations.NullMarked;
