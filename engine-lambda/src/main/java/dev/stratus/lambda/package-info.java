/// Tasks as functions of AWS Lambda: the handler that does one of them, and the engine that invokes
/// as many as a plan has.
@NullMarked
package dev.stratus.lambda;

import org.jspecify.annotations.NullMarked;
