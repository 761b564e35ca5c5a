package dev.stratus.job;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;

final class LoadAheadTest {
    @Test
    void whatItLoadsIsThere() {
        assertThatCode(LoadAhead::run).doesNotThrowAnyException();
    }
}
