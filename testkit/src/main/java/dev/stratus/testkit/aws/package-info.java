/// AWS Lambda and Step Functions on loopback, as far as a fan-out over functions needs them: the
/// service's own API on the outside, real function processes inside.
@NullMarked
package dev.stratus.testkit.aws;

import org.jspecify.annotations.NullMarked;
