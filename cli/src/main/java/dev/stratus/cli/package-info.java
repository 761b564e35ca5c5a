/// The command line: parses, calls, prints, and holds no logic.
@NullMarked
package dev.stratus.cli;

import org.jspecify.annotations.NullMarked;
