package dev.stratus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stratus.demo.SurveySpec;
import dev.stratus.job.JobFolder;
import dev.stratus.job.ResultsTable;
import dev.stratus.lambda.FunctionCloud;
import dev.stratus.testkit.aws.Invocation;
import dev.stratus.testkit.aws.LambdaFault;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/// The main job on a real function, through the command line. The file is too small for a second
/// task: what many do is seen where the engines are tested.
@Timeout(120)
class FunctionCommandsTest {
    private static final Pattern BILLED = Pattern.compile("([\\d.]+) GB-seconds billed");

    /// An invocation waits until this is open, and then goes wrong or not.
    private record Gate(CountDownLatch latch, Optional<LambdaFault> then) {
        static Gate open() {
            return new Gate(new CountDownLatch(0), Optional.empty());
        }

        static Gate closed(Optional<LambdaFault> then) {
            return new Gate(new CountDownLatch(1), then);
        }

        Optional<LambdaFault> pass() {
            try {
                latch.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return then;
        }
    }

    @TempDir private static Path folder;
    private static volatile Gate gate = Gate.open();
    private static FunctionCloud cloud;
    private static SfnClient states;
    private static List<double[]> expected = List.of();

    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void start() throws Exception {
        cloud = FunctionCloud.start(folder, 2, () -> gate.pass());
        states = SfnClient.builder().httpClient(UrlConnectionHttpClient.create()).build();
        Path config =
                Files.writeString(
                        folder.resolve("aws-config"),
                        "[default]%nendpoint_url = %s%n"
                                .formatted(cloud.storage().endpoint().orElseThrow()));
        System.setProperty("aws.configFile", config.toString());
        cloud.putSurvey(SurveySpec.usual().withSize(20, 30, 300));
        FunctionCommandsTest local = new FunctionCommandsTest();
        assertThat(local.attributes("s3://results/local/", "--engine", "local")).isZero();
        expected = local.rows("s3://results/local/");
    }

    @AfterAll
    static void stop() throws IOException {
        System.clearProperty("aws.configFile");
        states.close();
        cloud.close();
    }

    @BeforeEach
    void open() {
        gate = Gate.open();
    }

    private static List<String> words(String results, String... more) {
        List<String> words = new ArrayList<>(List.of("attributes", FunctionCloud.SURVEY));
        words.addAll(List.of("-o", results, "-a", "rms,max"));
        Collections.addAll(words, more);
        return words;
    }

    private int attributes(String results, String... more) {
        return Stratus.commandLine()
                .setOut(new PrintWriter(new StringWriter(), true))
                .setErr(new PrintWriter(err, true))
                .execute(words(results, more).toArray(String[]::new));
    }

    private int throughStates(String results, String... more) {
        List<String> words =
                new ArrayList<>(
                        List.of(
                                "--engine",
                                "step-functions",
                                "--state-machine",
                                cloud.stateMachine()));
        Collections.addAll(words, more);
        return attributes(results, words.toArray(String[]::new));
    }

    private List<double[]> rows(String results) throws IOException {
        List<double[]> rows = new ArrayList<>();
        try (ResultsTable table = ResultsTable.open(results, cloud.storage())) {
            table.read(table.columns(), row -> rows.add(row.clone()));
        }
        return rows;
    }

    private void assertThatTheTableIsTheLocalEngines(String results) throws IOException {
        assertThat(rows(results))
                .usingElementComparator(Arrays::compare)
                .containsExactlyElementsOf(expected);
    }

    private static double gigabyteSeconds(List<Invocation> invocations) {
        return invocations.stream().mapToDouble(each -> each.gigabyteSeconds(512)).sum();
    }

    private static List<Invocation> invocationsAfter(int before) {
        List<Invocation> all = cloud.lambda().invocations();
        return all.subList(before, all.size());
    }

    private double billed() {
        Matcher matcher = BILLED.matcher(err.toString());
        assertThat(matcher.find()).as(err.toString()).isTrue();
        return Double.parseDouble(matcher.group(1));
    }

    @Test
    void theLambdaEnginesBillIsPrintedBesideTheEstimate() throws IOException {
        int before = cloud.lambda().invocations().size();
        String results = "s3://results/results/lambda/";

        assertThat(attributes(results, "--engine", "lambda")).as(err.toString()).isZero();

        assertThatTheTableIsTheLocalEngines(results);
        assertThat(err.toString())
                .containsPattern(
                        "Lambda: 1 invocation \\(0 more were turned away and waited\\), [\\d.]+ GB-seconds billed; with S3's requests about \\$0\\.\\d+\\. Expected were [\\d.]+ GB-seconds and \\$0\\.\\d+ in \\d+ s\\.")
                .containsPattern("traces, 0 of them dead, in [\\d.]+ s")
                .doesNotContain("Lambda does not say");
        assertThat(billed())
                .isBetween(
                        gigabyteSeconds(invocationsAfter(before)) - 0.06,
                        gigabyteSeconds(invocationsAfter(before)) + 0.06);
    }

    @Test
    void resultsThatFunctionsCannotStoreAreRefusedByTheNameThatWasGiven() {
        assertThat(attributes("table.parquet", "--engine", "lambda")).isEqualTo(2);
        assertThat(err.toString()).contains("the place of the results is 'table.parquet'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--s3-requester-pays",
                "--s3-anonymous",
                "--s3-endpoint=http://127.0.0.1:9000"
            })
    void whatDoesNotReachFunctionsIsRefused(String option) {
        int before = cloud.lambda().invocations().size();
        for (String engine : List.of("lambda", "step-functions")) {
            assertThat(attributes("s3://results/refused/", "--engine", engine, option))
                    .isEqualTo(2);
        }
        assertThat(err.toString()).contains("stratus: " + option.replaceFirst("=.*", "") + ": ");
        assertThat(invocationsAfter(before)).isEmpty();
    }

    @Test
    void theStateMachinesBillIsWhatItsFunctionsSayOfThemselves() throws IOException {
        int before = cloud.lambda().invocations().size();
        String results = "s3://results/results/states/";

        assertThat(throughStates(results, "--function", "unknown")).as(err.toString()).isZero();

        assertThatTheTableIsTheLocalEngines(results);
        assertThat(err.toString())
                .contains("Lambda does not say how unknown is deployed")
                .contains("estimated for 1024 MB on arm64")
                .containsPattern(
                        "Lambda: 1 invocation, [\\d.]+ GB-seconds billed; with S3's requests and \\$0\\.000\\d+ for the state machine about \\$0\\.\\d+\\. Expected were [\\d.]+ GB-seconds and \\$0\\.\\d+ in \\d+ s\\.")
                .contains("What attempts that failed cost, the state machine does not say.");
        // A function's own watch starts with its process, and stops before its answer is sent.
        assertThat(billed()).isBetween(gigabyteSeconds(invocationsAfter(before)) - 0.2, 60.0);
    }

    @Test
    void whoseCommandWasKilledResumesTheExecutionThatRuns() throws Exception {
        String results = "s3://results/results/killed/";
        gate = Gate.closed(Optional.empty());
        int before = cloud.lambda().invocations().size();
        Process command = new ProcessBuilder(process(results)).redirectErrorStream(true).start();
        try {
            until(() -> runs(results, 1));
        } finally {
            command.destroyForcibly().waitFor();
        }

        int looks = looks();
        CompletableFuture<Integer> resumed =
                CompletableFuture.supplyAsync(() -> throughStates(results, "--resume"));
        until(() -> looks() > looks);
        gate.latch.countDown();

        assertThat(resumed.get()).as(err.toString()).isZero();
        assertThatTheTableIsTheLocalEngines(results);
        assertThat(status(results, 1)).contains(ExecutionStatus.SUCCEEDED);
        assertThat(status(results, 2)).isEmpty();
        assertThat(invocationsAfter(before)).hasSize(1);
        assertThat(err.toString()).contains("Lambda: 1 invocation");
    }

    @Test
    void anExecutionThatEndedInTheMeantimeIsCollected() throws Exception {
        String results = "s3://results/results/ended/";
        gate = Gate.closed(Optional.empty());
        interruptWhileItRuns(results);
        gate.latch.countDown();
        until(() -> status(results, 1).equals(Optional.of(ExecutionStatus.SUCCEEDED)));
        int before = cloud.lambda().invocations().size();

        assertThat(throughStates(results, "--resume")).as(err.toString()).isZero();

        assertThatTheTableIsTheLocalEngines(results);
        assertThat(invocationsAfter(before)).isEmpty();
        assertThat(status(results, 2)).isEmpty();
        assertThat(err.toString()).contains("1 parts were done before and kept.");
    }

    /// Step Functions takes no name twice in 90 days.
    @Test
    void anExecutionThatFailedInTheMeantimeIsFollowedByOneOfAnotherName() throws Exception {
        String results = "s3://results/results/failed/";
        gate = Gate.closed(Optional.of(LambdaFault.SERVICE_ERROR));
        interruptWhileItRuns(results);
        states.stopExecution(r -> r.executionArn(execution(results, 1)).cause("somebody did"));
        gate.latch.countDown();
        gate = Gate.open();

        assertThat(throughStates(results, "--resume")).as(err.toString()).isZero();

        assertThatTheTableIsTheLocalEngines(results);
        assertThat(status(results, 1)).contains(ExecutionStatus.ABORTED);
        assertThat(status(results, 2)).contains(ExecutionStatus.SUCCEEDED);
    }

    /// Starts the command, and ends it as Ctrl-C does when the execution runs.
    private void interruptWhileItRuns(String results) throws InterruptedException {
        CompletableFuture<Integer> code = new CompletableFuture<>();
        Thread command = new Thread(() -> code.complete(throughStates(results)));
        command.start();
        until(() -> runs(results, 1));
        command.interrupt();
        command.join();
        assertThat(code.join()).as(err.toString()).isEqualTo(ExitCode.INTERRUPTED.code());
        assertThat(err.toString())
                .contains("The state machine goes on without this command")
                .contains("--resume");
    }

    private static List<String> process(String results) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m"));
        cloud.properties().forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.add("-Daws.configFile=" + System.getProperty("aws.configFile"));
        command.addAll(
                List.of(
                        "-cp",
                        System.getProperty(
                                "surefire.test.class.path", System.getProperty("java.class.path")),
                        Stratus.class.getName()));
        command.addAll(
                words(
                        results,
                        "--engine",
                        "step-functions",
                        "--state-machine",
                        cloud.stateMachine(),
                        "--quiet"));
        return command;
    }

    private static int looks() {
        return Collections.frequency(cloud.actionsOfStates(), "ListMapRuns");
    }

    private static boolean runs(String results, int number) {
        return status(results, number).equals(Optional.of(ExecutionStatus.RUNNING));
    }

    /// Of the execution that was started for the plan in a folder, if there is one.
    private static Optional<ExecutionStatus> status(String results, int number) {
        try {
            String execution = execution(results, number);
            return Optional.of(states.describeExecution(r -> r.executionArn(execution)).status());
        } catch (ExecutionDoesNotExistException e) {
            return Optional.empty();
        }
    }

    private static String execution(String results, int number) {
        try (JobFolder job = JobFolder.at(results, cloud.storage())) {
            return "%s:stratus-%s-%d"
                    .formatted(
                            cloud.stateMachine().replace(":stateMachine:", ":execution:"),
                            job.plan().map(plan -> plan.id()).orElse("none"),
                            number);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void until(BooleanSupplier isSo) throws InterruptedException {
        while (!isSo.getAsBoolean()) {
            Thread.sleep(20);
        }
    }
}
