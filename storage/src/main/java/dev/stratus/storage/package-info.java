/// Bytes of one object, wherever it lies, and files that appear whole or not at all. Knows no
/// SEG-Y.
@NullMarked
package dev.stratus.storage;

import org.jspecify.annotations.NullMarked;
