package dev.stratus.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stratus.storage.ByteSource;
import dev.stratus.storage.NewObject;
import java.io.File;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The AWS command line (Debian: `awscli`) and we read each other's objects.
@EnabledForJreRange(
        min = JRE.JAVA_25,
        disabledReason = "the embedded S3 server is of the half that needs Java 25")
final class AwsCommandLineTest {
    private static final int LARGE = 20_000_001;

    @TempDir private static Path folder;
    private static SignedStore store;

    @BeforeAll
    static void start() throws Exception {
        boolean there =
                Pattern.compile(File.pathSeparator)
                        .splitAsStream(System.getenv().getOrDefault("PATH", ""))
                        .anyMatch(bin -> Files.isExecutable(Path.of(bin, "aws")));
        assumeTrue(there, "skipped: there is no aws on the PATH (Debian: awscli)");
        store = SignedStore.over(Files.createDirectory(folder.resolve("buckets")));
    }

    @AfterAll
    static void stop() throws Exception {
        if (store != null) {
            store.close();
        }
    }

    /// What `aws s3` prints.
    private static String aws(Object... words) throws Exception {
        List<String> command = new ArrayList<>(List.of("aws", "s3"));
        for (Object word : words) {
            command.add(word.toString());
        }
        command.add("--endpoint-url");
        command.add(store.server().endpoint().toString());
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        Path said = Files.createTempFile(folder, "aws", ".txt");
        builder.redirectOutput(said.toFile());
        builder.environment().put("AWS_ACCESS_KEY_ID", store.server().accessKey());
        builder.environment().put("AWS_SECRET_ACCESS_KEY", store.server().secretKey());
        builder.environment().put("AWS_DEFAULT_REGION", "us-east-1");
        builder.environment().put("AWS_EC2_METADATA_DISABLED", "true");
        builder.environment().put("AWS_CONFIG_FILE", folder.resolve("none").toString());
        Process process = builder.start();
        boolean ended = process.waitFor(2, TimeUnit.MINUTES);
        process.destroyForcibly();
        String output = Files.readString(said);
        assertThat(ended).as("%s ended; it said %s", command, output).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        new Random(count).nextBytes(bytes);
        return bytes;
    }

    /// The larger one is written in parts.
    @ParameterizedTest
    @CsvSource({"7", "20000001"})
    void seesWhatWeWrote(int size) throws Exception {
        String at = "s3://surveys/ours-%d/part 0.parquet".formatted(size);
        try (NewObject object = store.storage().create(at, store.options())) {
            object.body().write(bytes(size));
            object.publish();
        }
        assertThat(aws("ls", "s3://surveys/ours-%d/".formatted(size)))
                .containsPattern(" %d part 0\\.parquet".formatted(size));
        Path copy = folder.resolve("copy-" + size);
        aws("cp", at, copy);
        assertThat(Files.readAllBytes(copy)).isEqualTo(bytes(size));
    }

    /// It writes 20 MB in three parts: such an ETag is no sum of the bytes, but names the version.
    @Test
    void writesWhatWeRead() throws Exception {
        Path local = Files.write(folder.resolve("line.sgy"), bytes(LARGE));
        aws("cp", local, "s3://surveys/theirs/line 7.sgy");
        try (ByteSource source =
                store.storage().open("s3://surveys/theirs/line 7.sgy", store.options())) {
            assertThat(source.version()).contains("-3");
            ByteBuffer all = ByteBuffer.allocate(LARGE);
            source.read(0, all);
            assertThat(all.array()).isEqualTo(bytes(LARGE));
        }
    }
}
