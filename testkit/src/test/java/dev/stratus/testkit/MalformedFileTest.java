package dev.stratus.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MalformedFileTest {
    private static final int MOST_BYTES = 2_000_000;

    static List<MalformedFile> all() {
        return MalformedFile.all();
    }

    @Test
    void atLeastSixtyFilesAreWrongEachUnderAName() {
        assertThat(all()).hasSizeGreaterThanOrEqualTo(60);
        assertThat(all()).extracting(MalformedFile::name).doesNotHaveDuplicates();
        assertThat(all()).extracting(MalformedFile::wrong).doesNotHaveDuplicates();
    }

    @Test
    void noTwoFilesAreTheSame() {
        Set<List<Integer>> seen = new HashSet<>();
        for (MalformedFile file : all()) {
            for (byte[] bytes : List.of(file.bytes(), file.oddBytes())) {
                assertThat(seen.add(List.of(bytes.length, Arrays.hashCode(bytes))))
                        .as(file.name())
                        .isTrue();
            }
        }
        assertThat(seen).doesNotContain(fingerprint(SoundFile.ofRevision(1, 0)));
        assertThat(seen).doesNotContain(fingerprint(SoundFile.ofRevision(2, 1)));
    }

    @ParameterizedTest
    @MethodSource("all")
    void aFileIsSmallAndAlwaysTheSame(MalformedFile file) {
        assertThat(file.bytes()).hasSizeLessThan(MOST_BYTES).isEqualTo(file.bytes());
        assertThat(file.oddBytes()).hasSizeLessThan(MOST_BYTES).isEqualTo(file.oddBytes());
    }

    @ParameterizedTest
    @MethodSource("all")
    void aReadableFileHasAllItsHeaders(MalformedFile file) {
        assertThat(file.oddBytes()).hasSizeGreaterThanOrEqualTo(3600);
    }

    private static List<Integer> fingerprint(SegyFixture fixture) {
        byte[] bytes = fixture.toBytes();
        return List.of(bytes.length, Arrays.hashCode(bytes));
    }
}
