/// All traces of a file: what to compute, the plan, the engines that carry it out, and the results
/// table. Names no engine but the local one.
@NullMarked
package dev.stratus.job;

import org.jspecify.annotations.NullMarked;
