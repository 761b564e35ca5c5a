package dev.stratus.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stratus.attributes.Attribute;
import dev.stratus.demo.EmbeddedS3Server;
import dev.stratus.demo.SurveySpec;
import dev.stratus.demo.SyntheticSurvey;
import dev.stratus.job.AttributeRequest;
import dev.stratus.job.JobFolder;
import dev.stratus.job.JobPlan;
import dev.stratus.segy.SegyFile;
import dev.stratus.storage.NewObject;
import dev.stratus.storage.Storage;
import dev.stratus.storage.StorageOptions;
import dev.stratus.testkit.aws.FunctionSpec;
import dev.stratus.testkit.aws.Invocation;
import dev.stratus.testkit.aws.LambdaEndpoint;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// The archive that is deployed, alone with AWS's runtime.
@Timeout(600)
class FunctionArchiveTest {
    private static final long MOST_BYTES = 20_000_000;

    /// In as much heap as a function of 512 MB has.
    private static final List<String> JVM =
            List.of("-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED", "-Xmx300m");

    private static final int RUNS = 3;
    private static final long MEBIBYTE = 1 << 20;

    @TempDir private Path folder;
    private Path archive = Path.of("");
    private EmbeddedS3Server s3;

    @BeforeEach
    void start() throws IOException {
        Path root = Path.of(System.getProperty("stratus.root"));
        archive = root.resolve("engine-lambda/target/functions/task/lib/stratus-task.jar");
        assumeTrue(Files.exists(archive), "skipped: the archive is made by ./mvnw package");
        s3 = EmbeddedS3Server.over(Files.createDirectory(folder.resolve("buckets")));
        s3.makeBucket("survey");
        s3.makeBucket("results");
        System.setProperty("aws.accessKeyId", s3.accessKey());
        System.setProperty("aws.secretAccessKey", s3.secretKey());
    }

    @AfterEach
    void stop() throws IOException {
        if (s3 != null) {
            s3.close();
        }
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }

    @Test
    void itIsSmallAndHasAllThatATaskNeeds() throws Exception {
        assertThat(Files.size(archive)).isLessThan(MOST_BYTES);
        putSurvey(MEBIBYTE);
        String order = order("s3://results/a");
        FunctionSpec task = function("TaskHandler", archive, s3.endpoint(), List.of());
        assertThat(invoke(task, order).getFirst())
                .contains("\"kept\":false")
                .contains("\"sha256\"")
                .contains("\"rms\"");

        FunctionSpec manifest = function("ManifestHandler", archive, s3.endpoint(), List.of());
        assertThat(invoke(manifest, order).getFirst()).contains("\"dead_traces\"");
        Path larger = archive.resolveSibling("../../map/lib/stratus-map.jar").normalize();
        FunctionSpec map = function("MapHandler", larger, s3.endpoint(), List.of());
        assertThat(invoke(map, order).getFirst())
                .isEqualTo("{\"map\":\"s3://results/a/map-mean_abs.png\"}");
    }

    /// What docs/aws.md and the cost model take from here: from the zip, and with the AOT cache as
    /// `deploy/aws/Dockerfile` makes it.
    @Test
    @EnabledIfSystemProperty(named = "stratus.full", matches = "true")
    void whatATaskOf256MebibytesOverTlsTakes() throws Exception {
        Path keys = TlsFront.keyStore(folder);
        List<String> zip = trusting(keys);
        List<String> image = new ArrayList<>(zip);
        // A JVM with this option ends if it cannot use the cache.
        image.addAll(List.of("-XX:AOTMode=on", "-XX:AOTCache=" + rehearse()));
        List<String> lines = new ArrayList<>();
        try (TlsFront tls = TlsFront.before(s3.endpoint(), keys)) {
            for (long size : new long[] {MEBIBYTE, 256 * MEBIBYTE}) {
                putSurvey(size);
                for (int run = 0; run < RUNS; run++) {
                    lines.add("%d bytes, zip".formatted(size));
                    lines.addAll(measured("zip-%d-%d".formatted(size, run), tls.uri(), zip));
                    lines.add("%d bytes, image".formatted(size));
                    lines.addAll(measured("image-%d-%d".formatted(size, run), tls.uri(), image));
                }
            }
        }
        Files.write(archive.resolveSibling("measured.txt"), lines);
        assertThat(lines).hasSize(2 * RUNS * 2 * 3).noneMatch(line -> line.contains("error"));
    }

    private static List<String> trusting(Path keys) {
        return List.of(
                "-Djavax.net.ssl.trustStore=" + keys,
                "-Djavax.net.ssl.trustStorePassword=" + TlsFront.PASSWORD);
    }

    private List<String> measured(String results, URI endpoint, List<String> options)
            throws Exception {
        return invoke(
                function("TaskHandler", archive, endpoint, options),
                order("s3://results/" + results));
    }

    /// Makes the AOT cache of the image.
    private Path rehearse() throws Exception {
        Path cache = folder.resolve("stratus.aot");
        String handler = "dev.stratus.lambda.TaskHandler::handleRequest";
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM);
        command.add("-XX:AOTCacheOutput=" + cache);
        command.addAll(List.of("-cp", classPath(archive), "dev.stratus.lambda.Rehearsal", handler));
        ProcessBuilder builder = new ProcessBuilder(command);
        Path log = folder.resolve("rehearsal.log");
        builder.redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment()
                .putAll(
                        Map.of(
                                "AWS_REGION",
                                "us-east-1",
                                "AWS_ACCESS_KEY_ID",
                                "rehearsal",
                                "AWS_SECRET_ACCESS_KEY",
                                "rehearsal",
                                "AWS_ENDPOINT_URL_S3",
                                "http://127.0.0.1:" + freePort(),
                                "AWS_LAMBDA_RUNTIME_API",
                                "127.0.0.1:" + freePort(),
                                "_HANDLER",
                                handler));
        assertThat(builder.start().waitFor()).as(Files.readString(log)).isZero();
        return cache;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void putSurvey(long bytes) throws IOException, InterruptedException {
        int inlines = (int) Math.max(1, bytes / (240 + 4 * 750) / 360);
        SurveySpec spec = SurveySpec.usual().withSize(inlines, 400, 750);
        try (NewObject object = Storage.create("s3://survey/a.sgy", storage())) {
            new SyntheticSurvey(spec).writeTo(Channels.newChannel(object.body()), traces -> {});
            object.publish();
        }
    }

    private StorageOptions storage() {
        return StorageOptions.STANDARD.withEndpoint(s3.endpoint());
    }

    /// The archive, and AWS's runtime.
    private static String classPath(Path jar) {
        return jar
                + File.pathSeparator
                + Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                        .filter(entry -> entry.contains("aws-lambda-java"))
                        .collect(Collectors.joining(File.pathSeparator));
    }

    private FunctionSpec function(String handler, Path jar, URI endpoint, List<String> options)
            throws IOException {
        List<String> jvm = new ArrayList<>(JVM);
        jvm.addAll(options);
        return FunctionSpec.java(
                        "task",
                        Path.of(System.getProperty("java.home"), "bin", "java"),
                        jvm,
                        classPath(jar),
                        "dev.stratus.lambda." + handler + "::handleRequest")
                .withEnvironment(
                        Map.of(
                                "AWS_ENDPOINT_URL_S3",
                                endpoint.toString(),
                                "AWS_REGION",
                                "us-east-1",
                                "AWS_ACCESS_KEY_ID",
                                s3.accessKey(),
                                "AWS_SECRET_ACCESS_KEY",
                                s3.secretKey()));
    }

    /// Plans a job of one task.
    private String order(String job) throws IOException {
        try (SegyFile file = SegyFile.open(Storage.open("s3://survey/a.sgy", storage()));
                JobFolder results = JobFolder.at(job, storage())) {
            AttributeRequest request =
                    new AttributeRequest(
                            List.of(Attribute.MEAN_ABS, Attribute.RMS),
                            List.of(),
                            AttributeRequest.Geometry.POINT);
            JobPlan plan = asThisArchive(JobPlan.ofTasks(file, request, file.source().size()));
            assertThat(results.putPlanIfAbsent(plan)).isTrue();
            return "{\"job\": \"%s\", \"plan\": \"%s\", \"part\": \"part-000000.parquet\"}"
                    .formatted(job, plan.id());
        }
    }

    /// Has a new process do it: its answer, and what that took.
    private List<String> invoke(FunctionSpec function, String order) throws Exception {
        Path logs = Files.createDirectories(folder.resolve("logs"));
        try (LambdaEndpoint lambda = LambdaEndpoint.start(1, logs, Optional::empty);
                HttpClient client = HttpClient.newHttpClient()) {
            lambda.deploy(function);
            long start = System.nanoTime();
            HttpResponse<String> response =
                    client.send(
                            HttpRequest.newBuilder(
                                            lambda.uri()
                                                    .resolve(
                                                            "/2015-03-31/functions/task/invocations"))
                                    .POST(HttpRequest.BodyPublishers.ofString(order))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            double seconds = (System.nanoTime() - start) / 1e9;
            Invocation invocation = lambda.invocations().getFirst();
            return List.of(
                    response.body(),
                    String.format(
                            Locale.ROOT,
                            "start %.2f s, work %.2f s",
                            seconds - invocation.duration().toNanos() / 1e9,
                            invocation.duration().toNanos() / 1e9));
        }
    }

    /// Tests may run from folders of classes, which know no version; the archive knows its own.
    private JobPlan asThisArchive(JobPlan plan) throws IOException {
        try (JarFile jar = new JarFile(archive.toFile())) {
            return new JobPlan(
                    plan.id(),
                    jar.getManifest().getMainAttributes().getValue("Implementation-Version"),
                    plan.source(),
                    plan.reading(),
                    plan.layout(),
                    plan.request(),
                    plan.columns(),
                    plan.coordinateUnit(),
                    plan.traces(),
                    plan.leftOutBytes(),
                    plan.tasks());
        }
    }
}
