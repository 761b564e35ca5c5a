/// Numbers to images.
@NullMarked
package dev.stratus.picture;

import org.jspecify.annotations.NullMarked;
