package dev.stratus.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stratus.storage.StorageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class S3LocationTest {
    @Test
    void aKeyIsTakenAsItStands() throws Exception {
        assertThat(S3Location.parseObject("s3://survey/a/b c%20?#@.sgy"))
                .isEqualTo(new S3Location("survey", "a/b c%20?#@.sgy"));
    }

    @Test
    void aPrefixEndsInASlash() throws Exception {
        assertThat(S3Location.parsePrefix("s3://survey/a").name()).isEqualTo("s3://survey/a/");
        assertThat(S3Location.parsePrefix("s3://survey/a/").name()).isEqualTo("s3://survey/a/");
        assertThat(S3Location.parsePrefix("s3://survey").name()).isEqualTo("s3://survey/");
        assertThat(S3Location.parsePrefix("S3://survey/").child("x").name())
                .isEqualTo("s3://survey/x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3:", "s3://", "s3:///key", "s3://a b/key", "s3:/bucket/key"})
    void aBucketIsNeeded(String location) {
        assertThatThrownBy(() -> S3Location.parse(location))
                .isInstanceOf(StorageException.class)
                .hasMessage(location + ": names no bucket, expected s3://bucket/key.");
    }

    @Test
    void keysInALocationAreRefusedAndNotShown() {
        assertThatThrownBy(() -> S3Location.parse("s3://AKIA:secret@survey/key"))
                .isInstanceOf(StorageException.class)
                .hasMessageNotContaining("secret");
    }
}
