package dev.stratus.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stratus.job.FanOut;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UploadConfigurationTest {
    private static final long GIGABYTES_100 = 100_000_000_000L;

    private static UploadConfiguration configuration(
            int megabytes, String architecture, int reserved, double budget) {
        return UploadConfiguration.of(
                Map.of(
                        "STRATUS_RESULTS",
                        "s3://results/results/uploads",
                        "STRATUS_BUDGET",
                        Double.toString(budget),
                        "STRATUS_WORKERS",
                        "1000",
                        "STRATUS_RESERVED_CONCURRENCY",
                        Integer.toString(reserved),
                        "STRATUS_TASK_MEMORY",
                        Integer.toString(megabytes),
                        "STRATUS_ARCHITECTURE",
                        architecture));
    }

    /// More memory is billed, needed or not, and x86 costs a quarter more.
    @ParameterizedTest
    @CsvSource({
        "1024, arm64, 0.03, true",
        "1024, x86_64, 0.03, true",
        "1024, x86_64, 0.022, false",
        "3538, arm64, 0.03, false",
        "10240, arm64, 0.10, false"
    })
    void aBudgetIsForTheFunctionThatIsDeployed(
            int megabytes, String architecture, double budget, boolean enough) {
        assertThat(
                        configuration(megabytes, architecture, 0, budget)
                                .affordable(GIGABYTES_100, 1)
                                .isPresent())
                .isEqualTo(enough);
    }

    @Test
    void aBudgetIsAlsoForTheStateMachine() {
        FanOut split =
                configuration(1024, "arm64", 0, 1).affordable(GIGABYTES_100, 1).orElseThrow();
        double withoutIt = split.dollars();
        double withIt = withoutIt + LambdaRates.stateMachineDollars(split);
        assertThat(withIt).isGreaterThan(1.05 * withoutIt);

        assertThat(configuration(1024, "arm64", 0, 0.999 * withIt).affordable(GIGABYTES_100, 1))
                .isEmpty();
        assertThat(configuration(1024, "arm64", 0, 1.001 * withIt).affordable(GIGABYTES_100, 1))
                .contains(split);
    }

    @Test
    void noMoreFunctionsAreCalledThanAreReserved() {
        assertThat(configuration(1024, "arm64", 0, 1).workers()).isEqualTo(1000);
        assertThat(configuration(1024, "arm64", 500, 1).workers()).isEqualTo(500);
        assertThat(configuration(1024, "arm64", 5000, 1).workers()).isEqualTo(1000);
    }
}
