/// An interpreter of the Amazon States Language, as far as a job needs it that fans out over a
/// Distributed Map: Task, Map, Choice, Pass, Succeed and Fail, in JSONata. It knows no state by
/// name, and refuses what it does not know instead of passing over it.
@NullMarked
package dev.stratus.testkit.asl;

import org.jspecify.annotations.NullMarked;
