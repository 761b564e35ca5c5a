package dev.stratus.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class SplitChoiceTest {
    private static final long GIGABYTES_100 = 100_000_000_000L;
    private static final FunctionRates.Prices PRICES =
            new FunctionRates.Prices(1.0 / 65536, 2e-7, 4e-7, 5e-6);

    private static FunctionRates rates(double bytesPerSecond, double processorSecondsPerGigabyte) {
        return new FunctionRates(
                "test",
                1000,
                100,
                1,
                bytesPerSecond,
                0.5,
                processorSecondsPerGigabyte,
                8_000_000,
                5,
                2,
                512,
                PRICES);
    }

    @Test
    void anEstimateIsTheSumOfItsParts() {
        FanOut split = rates(80e6, 1).estimate(GIGABYTES_100, 500, 1024);

        // 200 MB: 2.5 s over the network, (0.5 + 0.2) / (1024 / 1769) = 1.21 s of the processor.
        assertThat(split.taskSeconds()).isEqualTo(2.5, within(1e-9));
        assertThat(split.seconds()).isEqualTo(500 / 100.0 + 1 + 2.5, within(1e-9));
        assertThat(split.gigabyteSeconds()).isEqualTo(500 * 3.5, within(1e-9));
        double dollars = 1750.0 / 65536 + 500 * (2e-7 + 30 * 4e-7 + 2 * 5e-6);
        assertThat(split.dollars()).isEqualTo(dollars, within(1e-9));
    }

    @Test
    void aFunctionThatComputesLongerThanItReadsIsFasterWithMoreMemory() {
        FunctionRates slow = rates(80e6, 100);

        assertThat(slow.estimate(GIGABYTES_100, 1000, 1769).taskSeconds())
                .isEqualTo(10.5, within(1e-9));
        assertThat(slow.estimate(GIGABYTES_100, 1000, 3538).taskSeconds())
                .isEqualTo(5.25, within(1e-9));
    }

    @Test
    void moreTasksThanFunctionsAtOnceTakeTurns() {
        assertThat(rates(80e6, 1).estimate(GIGABYTES_100, 1001, 1769).seconds())
                .isEqualTo(1000 / 100.0 + 1 + 2 * (GIGABYTES_100 / 1001.0) / 80e6, within(1e-9));
    }

    @Test
    void onTheCurveEverySplitThatCostsMoreIsDoneSooner() {
        List<FanOut> curve = new SplitChoice(rates(80e6, 2), GIGABYTES_100).curve();

        assertThat(curve).hasSizeGreaterThan(3);
        for (int i = 1; i < curve.size(); i++) {
            assertThat(curve.get(i).dollars()).isGreaterThanOrEqualTo(curve.get(i - 1).dollars());
            assertThat(curve.get(i).seconds()).isLessThan(curve.get(i - 1).seconds());
        }
        assertThat(curve).allMatch(split -> split.megabytes() >= 512);
    }

    @Test
    void theGoalAndTheBudgetDecide() {
        SplitChoice choice = new SplitChoice(rates(80e6, 2), GIGABYTES_100);
        List<FanOut> curve = choice.curve();
        FanOut middle = curve.get(curve.size() / 2);

        FanOut cheap = choice.best(SplitChoice.Goal.COST, OptionalDouble.empty()).orElseThrow();
        assertThat(cheap.dollars()).isLessThanOrEqualTo(1.05 * curve.get(0).dollars());
        assertThat(curve)
                .filteredOn(split -> split.seconds() < cheap.seconds())
                .allMatch(split -> split.dollars() > 1.05 * curve.get(0).dollars());
        assertThat(choice.best(SplitChoice.Goal.TIME, OptionalDouble.empty()))
                .contains(curve.get(curve.size() - 1));
        assertThat(choice.best(SplitChoice.Goal.TIME, OptionalDouble.of(middle.dollars())))
                .contains(middle);
        assertThat(choice.best(SplitChoice.Goal.TIME, OptionalDouble.of(1e-6))).isEmpty();
    }

    @Test
    void aFileThatIsTooLargeForFunctionsIsRefusedWhateverItMayCost() {
        SplitChoice choice = new SplitChoice(rates(80e6, 2), 60_000_000_000_000L);

        assertThat(choice.curve()).isEmpty();
        assertThatThrownBy(() -> choice.best(SplitChoice.Goal.COST, OptionalDouble.of(1e9)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("60000000000000 bytes are too many for functions: cut into")
                .hasMessageContaining("5000 tasks, each has 12000000000 bytes");
    }

    @Test
    void aSmallFileIsNotCutIntoDust() {
        assertThat(new SplitChoice(rates(80e6, 2), 20_000_000).curve())
                .allMatch(split -> split.tasks() <= 2);
    }

    @Test
    void whatIsGivenIsNotChosen() {
        SplitChoice choice = new SplitChoice(rates(80e6, 2), GIGABYTES_100);

        assertThat(choice.withMegabytes(1769).curve())
                .hasSizeGreaterThan(1)
                .allMatch(split -> split.megabytes() == 1769);
        assertThat(choice.withTasks(333).curve())
                .isNotEmpty()
                .allMatch(split -> split.tasks() == 333);
        assertThat(choice.withTasksFrom(62).curve())
                .anyMatch(split -> split.tasks() == 62)
                .allMatch(split -> split.tasks() >= 62);
    }
}
