package dev.stratus.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PercentilesTest {
    @Test
    void percentileIsTheValueOfThatRank() {
        var random = new SplittableRandom(5);
        double[] values = new double[10_007];
        for (int i = 0; i < values.length; i++) {
            values[i] = ((random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(-8, 9)));
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        var percentiles = new Percentiles(values);
        for (double percent : new double[] {0, 0.1, 2, 50, 98, 99.99, 100}) {
            int rank = Math.max(1, (int) Math.ceil(percent / 100 * values.length));
            assertThat(percentiles.at(percent)).contains(sorted[rank - 1]);
        }
    }

    @Test
    void emptyCellsDoNotCount() {
        var percentiles = new Percentiles(new double[] {Double.NaN, -3, Double.NaN, 4});
        assertThat(percentiles.count()).isEqualTo(2);
        assertThat(percentiles.at(0)).contains(-3.0);
        assertThat(percentiles.at(100)).contains(4.0);
        assertThat(new Percentiles(new double[] {Double.NaN}).at(50)).isEmpty();
    }
}
