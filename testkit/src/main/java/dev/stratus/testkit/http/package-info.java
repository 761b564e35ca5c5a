/// A server that misbehaves: plain HTTP/1.1 on loopback, in front of one that does not.
@NullMarked
package dev.stratus.testkit.http;

import org.jspecify.annotations.NullMarked;
