/// Oracles and faults for the tests: an independent SEG-Y writer.
@NullMarked
package dev.stratus.testkit;

import org.jspecify.annotations.NullMarked;
