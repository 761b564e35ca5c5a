/// All traces: plan, engine, results table.
@NullMarked
package dev.stratus.job;

import org.jspecify.annotations.NullMarked;
