package dev.stratus.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stratus.demo.EmbeddedS3Server;
import dev.stratus.segy.SegyFile;
import dev.stratus.storage.ByteSource;
import dev.stratus.storage.NewObject;
import dev.stratus.storage.Storage;
import dev.stratus.storage.StorageOptions;
import dev.stratus.testkit.SampleEncoding;
import dev.stratus.testkit.SeededFaults;
import dev.stratus.testkit.SegyFixture;
import dev.stratus.testkit.TraceFixture;
import dev.stratus.testkit.http.FaultyHttpProxy;
import dev.stratus.testkit.http.HttpFault;
import dev.stratus.testkit.http.SeenRequest;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/// The commands on objects in a store that checks signatures, and behind a network that fails.
class RemoteStorageTest {
    private static final String SURVEY = "s3://survey/line 7.sgy";
    private static final int TRACES = 5_000;

    /// 4 KiB before and behind the header of trace 2499.
    private static final String AROUND_THE_MIDDLE =
            range(3_600 + 2_499 * 4_240 + 120 - 4_096, 8_192);

    /// The same of the last trace, which is hardly longer.
    private static final String AROUND_THE_END = range(3_600 + 4_999 * 4_240 + 120 - 4_096, 8_192);

    @TempDir private static Path folder;
    private static EmbeddedS3Server server;
    private static byte[] expected = new byte[0];

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void start() throws Exception {
        server = EmbeddedS3Server.over(Files.createDirectory(folder.resolve("buckets")));
        server.makeBucket("survey");
        server.makeBucket("results");
        System.setProperty("aws.accessKeyId", server.accessKey());
        System.setProperty("aws.secretAccessKey", server.secretKey());

        SegyFixture fixture =
                SegyFixture.of(SampleEncoding.IEEE_FLOAT32).sampleIntervalMicros(4000);
        double[] samples = new double[1_000];
        for (int trace = 0; trace < TRACES; trace++) {
            samples[trace % samples.length] = trace;
            fixture.trace(TraceFixture.of(samples.clone()).line(1 + trace / 100, 1 + trace % 100));
        }
        Path local = fixture.writeTo(folder.resolve("line.sgy"));
        try (NewObject object = Storage.create(SURVEY, direct())) {
            Files.copy(local, object.body());
            object.publish();
        }
        RemoteStorageTest first = new RemoteStorageTest();
        assertThat(first.attributes("s3://results/expected.parquet", server.endpoint())).isZero();
        expected = first.object("s3://results/expected.parquet");
    }

    @AfterAll
    static void stop() throws IOException {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
        server.close();
    }

    private static StorageOptions direct() {
        return StorageOptions.STANDARD.withEndpoint(server.endpoint());
    }

    private int run(String... words) {
        return Stratus.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(words);
    }

    @Test
    void anObjectUnderThatVeryNameComesBeforeThePattern() throws IOException {
        String odd = "s3://survey/odd/L[1]*?.sgy";
        try (NewObject object = Storage.create(odd, direct())) {
            Files.copy(folder.resolve("line.sgy"), object.body());
            object.publish();
        }
        try (NewObject object = Storage.create("s3://survey/odd/L1.sgy", direct())) {
            Files.copy(folder.resolve("line.sgy"), object.body());
            object.publish();
        }

        assertThat(attributes(odd, "s3://results/odd.parquet")).as(err.toString()).isZero();
        assertThat(object("s3://results/odd.parquet")).isNotEmpty();
        assertThat(attributes("s3://survey/odd/L[1].sgy", "s3://results/odd/")).isZero();
        assertThat(run("check", "s3://results/odd/L1/", "--s3-endpoint", endpoint())).isZero();
        Path list = folder.resolve("odd.toml");
        Files.writeString(list, "[[survey]]\nfile = \"%s\"\nsalvage = true\n".formatted(odd));
        assertThat(run("info", odd, "--config", list.toString(), "--s3-endpoint", endpoint()))
                .as(err.toString())
                .isZero();
    }

    private int attributes(String source, String results) {
        return run("attributes", source, "-o", results, "--s3-endpoint", endpoint());
    }

    private static String endpoint() {
        return server.endpoint().toString();
    }

    private int attributes(String results, URI endpoint) {
        return run(
                "attributes",
                SURVEY,
                "-o",
                results,
                "--workers",
                "2",
                "--s3-endpoint",
                endpoint.toString());
    }

    private byte[] object(String location) throws IOException {
        try (ByteSource source = Storage.open(location, direct())) {
            ByteBuffer bytes = ByteBuffer.allocate((int) source.size());
            source.read(0, bytes);
            return bytes.array();
        }
    }

    static LongStream seeds() {
        return LongStream.range(0, Boolean.getBoolean("stratus.full") ? 200 : 20);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aJobEndsWithTheRightTableOrTheRightSentenceWhateverTheNetworkDoes(long seed)
            throws Exception {
        SeededFaults<HttpFault> faults = SeededFaults.any(seed, 0.1, HttpFault.class);
        String results = "s3://results/seed-%d.parquet".formatted(seed);
        try (FaultyHttpProxy proxy =
                FaultyHttpProxy.before(server.endpoint(), request -> faults.next())) {
            int code = attributes(results, proxy.endpoint());
            Map<HttpFault, Integer> injected = proxy.injected();
            if (code == ExitCode.DONE.code()) {
                // What cannot be mended may strike where it does not matter, or only one attempt.
                assertThat(object(results)).isEqualTo(expected);
            } else if (injected.containsKey(HttpFault.REPLACED_OBJECT)) {
                assertThat(err.toString()).contains("was replaced while it was read");
            } else {
                assertThat(injected).containsKey(HttpFault.IGNORED_RANGE);
                assertThat(err.toString())
                        .contains("with the whole object where a range was asked");
            }
            if (code != ExitCode.DONE.code()) {
                assertThat(run("info", results, "--s3-endpoint", server.endpoint().toString()))
                        .isEqualTo(ExitCode.STORAGE.code());
                assertThat(err.toString()).contains("there is no such object");
            }
        }
    }

    @Test
    void aFileIsOpenedWithFewRequestsAndReadOnceInLargeOnes() throws Exception {
        try (FaultyHttpProxy proxy =
                FaultyHttpProxy.before(server.endpoint(), request -> Optional.empty())) {
            Path table = folder.resolve("counted.parquet");
            assertThat(attributes(table.toString(), proxy.endpoint())).isZero();
            List<String> ranges =
                    proxy.requests().stream()
                            .map(SeenRequest::range)
                            .flatMap(Optional::stream)
                            .toList();
            assertThat(ranges.getFirst()).isEqualTo("bytes=0-65535");
            assertThat(ranges)
                    .contains(
                            "bytes=3600-8392207",
                            "bytes=8392208-16780815",
                            "bytes=16780816-21203599");
            // One to open, the headers of the traces in the middle and at the end, three to read.
            assertThat(ranges).hasSize(6);
        }
    }

    @Test
    void aFileIsOpenedWithThreeRequestsAndLittleMoreThanItsHeaders() throws Exception {
        try (FaultyHttpProxy proxy =
                        FaultyHttpProxy.before(server.endpoint(), request -> Optional.empty());
                SegyFile file =
                        SegyFile.open(
                                Storage.open(
                                        SURVEY,
                                        StorageOptions.STANDARD.withEndpoint(proxy.endpoint())))) {
            assertThat(file.traceCount()).isEqualTo(TRACES);
            assertThat(ranges(proxy))
                    .startsWith("bytes=0-65535")
                    // Whether the traces in the middle and at the end are as long, asked at once.
                    .containsExactlyInAnyOrder("bytes=0-65535", AROUND_THE_MIDDLE, AROUND_THE_END);
        }
    }

    @Test
    void anInlineIsFewRequests() throws Exception {
        try (FaultyHttpProxy proxy =
                FaultyHttpProxy.before(server.endpoint(), request -> Optional.empty())) {
            Path picture = folder.resolve("inline.png");
            int code =
                    run(
                            "section",
                            SURVEY,
                            "--inline",
                            "25",
                            "-o",
                            picture.toString(),
                            "--s3-endpoint",
                            proxy.endpoint().toString());
            assertThat(code).as(err.toString()).isZero();
            // What opens it tells as well how its lines lie.
            assertThat(ranges(proxy))
                    .containsExactlyInAnyOrder(
                            "bytes=0-65535",
                            AROUND_THE_MIDDLE,
                            AROUND_THE_END,
                            range(3_600 + 24 * 100 * 4_240, 100 * 4_240))
                    .startsWith("bytes=0-65535")
                    .endsWith(range(3_600 + 24 * 100 * 4_240, 100 * 4_240));
        }
    }

    /// Traces of 4240 bytes: what lies between two headers is read faster than a request is made.
    @Test
    void aHeaderScanAsksForLargeRangesAndNeverOnceATrace() throws Exception {
        try (FaultyHttpProxy proxy =
                FaultyHttpProxy.before(server.endpoint(), request -> Optional.empty())) {
            Path table = folder.resolve("headers.csv");
            int code =
                    run(
                            "headers",
                            SURVEY,
                            "--traces",
                            "all",
                            "--fields",
                            "inline,crossline",
                            "-o",
                            table.toString(),
                            "--s3-endpoint",
                            proxy.endpoint().toString());
            assertThat(code).as(err.toString()).isZero();
            assertThat(Files.readAllLines(table)).hasSize(1 + TRACES).endsWith("4999,50,100");
            assertThat(ranges(proxy))
                    .containsExactlyInAnyOrder(
                            "bytes=0-65535",
                            AROUND_THE_MIDDLE,
                            AROUND_THE_END,
                            // From the first header of each to the last one that it holds.
                            range(3_600, 1_978 * 4_240 + 240),
                            range(3_600 + 1_979 * 4_240, 1_978 * 4_240 + 240),
                            range(3_600 + 3_958 * 4_240, 1_041 * 4_240 + 240));
        }
    }

    @Test
    void aMapIsDrawnFromAPrefix() {
        assertThat(attributes("s3://results/parts/", server.endpoint())).isZero();
        Path map = folder.resolve("prefix.tif");
        int code =
                run(
                        "map",
                        "s3://results/parts/",
                        "-o",
                        map.toString(),
                        "--s3-endpoint",
                        server.endpoint().toString());
        assertThat(code).as(err.toString()).isZero();
        assertThat(map).isNotEmptyFile();
    }

    private static String range(long first, long length) {
        return "bytes=%d-%d".formatted(first, first + length - 1);
    }

    private static List<String> ranges(FaultyHttpProxy proxy) {
        return proxy.requests().stream().map(SeenRequest::range).flatMap(Optional::stream).toList();
    }

    @Test
    void aHugeFileIsOpenedWithFewRequests() throws Exception {
        Path huge = folder.resolve("buckets/survey/huge.sgy");
        Files.copy(folder.resolve("line.sgy"), huge);
        try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw")) {
            file.setLength(3600 + 28_301_886L * 4240);
        }
        Files.getFileAttributeView(huge, UserDefinedFileAttributeView.class)
                .write("user.content-md5", ByteBuffer.allocate(16));
        try (FaultyHttpProxy proxy =
                FaultyHttpProxy.before(server.endpoint(), request -> Optional.empty())) {
            int code =
                    run(
                            "info",
                            "s3://survey/huge.sgy",
                            "--s3-endpoint",
                            proxy.endpoint().toString());
            assertThat(code).as(err.toString()).isZero();
            assertThat(out.toString()).contains("28,301,886");
            assertThat(proxy.requests().size()).as("%s", proxy.requests()).isLessThanOrEqualTo(6);
        } finally {
            Files.delete(huge);
        }
    }

    private static String presigned() {
        try (S3Presigner presigner =
                S3Presigner.builder()
                        .region(Region.US_EAST_1)
                        .endpointOverride(server.endpoint())
                        .serviceConfiguration(
                                S3Configuration.builder().pathStyleAccessEnabled(true).build())
                        .credentialsProvider(
                                StaticCredentialsProvider.create(
                                        AwsBasicCredentials.create(
                                                server.accessKey(), server.secretKey())))
                        .build()) {
            return presigner
                    .presignGetObject(signed ->
                            signed.signatureDuration(Duration.ofMinutes(10))
                                    .getObjectRequest(
                                            get -> get.bucket("survey").key("line 7.sgy")))
                    .url()
                    .toString();
        }
    }

    /// Every command that takes a file, with a good signature and with a broken one, as far as it
    /// gets, and everything that it leaves behind.
    @Test
    void noSignatureIsShownOrWrittenDown(@TempDir Path results) throws Exception {
        String good = presigned();
        String signature = good.replaceFirst(".*X-Amz-Signature=([0-9a-f]+).*", "$1");
        assertThat(signature).hasSize(64);
        String other = signature.startsWith("0") ? "1" : "0";
        String broken = good.replace(signature, other + signature.substring(1));

        for (String command :
                List.of(
                        "attributes -o %s/t.parquet",
                        "attributes -o %s/t.csv",
                        "attributes -o %s/folder --fields cdp",
                        "info",
                        "info --json",
                        "info --text",
                        "check",
                        "headers",
                        "headers --traces all -o %s/h.parquet",
                        "headers --fields cdp -o %s/h.csv",
                        "trace 17",
                        "trace 17 --json",
                        "section --inline 3 -o %s/i.png",
                        "section --traces 7..70 -o %s/t.png",
                        "plan --workers 3",
                        "plan --workers 3 --json")) {
            assertThat(runOn(good, command.formatted(results)))
                    .as("%s: %s", command, err)
                    .isEqualTo(ExitCode.DONE.code());
            runOn(broken, command.formatted(results));
        }
        for (String command : Stratus.commandLine().getSubcommands().keySet()) {
            for (String url : List.of(good, broken)) {
                runOn(url, command + " -o " + results.resolve(command + ".png"));
                runOn(url, command);
            }
        }

        assertThat(err.toString()).contains("the server refuses (403)");
        StringBuilder said = new StringBuilder().append(out).append(err);
        try (Stream<Path> left = Files.walk(results)) {
            for (Path file : left.filter(Files::isRegularFile).toList()) {
                said.append(Files.readString(file, ISO_8859_1));
            }
        }
        assertThat(said)
                .contains("/survey/line%207.sgy?…")
                .doesNotContain(signature.substring(1))
                .doesNotContain(server.secretKey())
                .doesNotContain("X-Amz-");
    }

    /// Runs a command whose first argument is a URL.
    private int runOn(String url, String command) {
        List<String> words = new ArrayList<>(List.of("--verbose"));
        words.addAll(List.of(command.split(" ")));
        words.add(2, url);
        return run(words.toArray(String[]::new));
    }

    /// 64 MiB are on their way for two workers; the object is four times as large as all the memory
    /// that the process may have, and with all tests forty times.
    @Test
    void aJobOfAnyLengthFitsIntoASmallMemory() throws Exception {
        long traces = Boolean.getBoolean("stratus.full") ? 1_500_000 : 150_000;
        Path large = folder.resolve("buckets/survey/large.sgy");
        Files.copy(folder.resolve("line.sgy"), large);
        try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(3600 + traces * 4240);
        }
        Files.getFileAttributeView(large, UserDefinedFileAttributeView.class)
                .write("user.content-md5", ByteBuffer.allocate(16));
        Path said = folder.resolve("large.txt");
        ProcessBuilder builder =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx152m",
                                "-XX:MaxDirectMemorySize=8m",
                                "-XX:+UseSerialGC",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Stratus.class.getName(),
                                "attributes",
                                "s3://survey/large.sgy",
                                "-o",
                                folder.resolve("large.parquet").toString(),
                                "--workers",
                                "2",
                                "--quiet",
                                "--summary",
                                "json",
                                "--s3-endpoint",
                                server.endpoint().toString())
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile());
        builder.environment().put("AWS_ACCESS_KEY_ID", server.accessKey());
        builder.environment().put("AWS_SECRET_ACCESS_KEY", server.secretKey());
        Process process = builder.start();
        try {
            assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).as(Files.readString(said)).isZero();
            assertThat(Files.readString(said)).contains("\"traces\":" + traces);
        } finally {
            process.destroyForcibly();
            Files.delete(large);
        }
    }
}
