/// The SEG-Y format: header tables, layouts, sample formats, text, reader and writer. Knows no
/// store and no attribute.
///
/// Every [java.nio.ByteBuffer] in this package is big-endian; a [SegyByteOrder] says how the bytes
/// of the file stand in it.
@NullMarked
package dev.stratus.segy;

import org.jspecify.annotations.NullMarked;
