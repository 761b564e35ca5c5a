package dev.stratus.picture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ColourMapTest {
    @Test
    void endsAreThePublishedOnes() {
        assertThat(ColourMap.BATLOW.at(0)).isEqualTo(rgb(1, 25, 89));
        assertThat(ColourMap.BATLOW.at(1)).isEqualTo(rgb(250, 204, 250));
        assertThat(ColourMap.RED_WHITE_BLUE.at(0)).isEqualTo(rgb(89, 0, 8));
        assertThat(ColourMap.RED_WHITE_BLUE.at(1)).isEqualTo(rgb(0, 18, 97));
        assertThat(ColourMap.GREY.at(0)).isEqualTo(rgb(255, 255, 255));
        assertThat(ColourMap.GREY.at(1)).isEqualTo(rgb(0, 0, 0));
    }

    @Test
    void outsideIsTheNearerEnd() {
        for (ColourMap map : ColourMap.values()) {
            assertThat(map.at(-1e300)).isEqualTo(map.at(0));
            assertThat(map.at(Double.POSITIVE_INFINITY)).isEqualTo(map.at(1));
        }
    }

    private static int rgb(int red, int green, int blue) {
        return 0xFF000000 | red << 16 | green << 8 | blue;
    }
}
