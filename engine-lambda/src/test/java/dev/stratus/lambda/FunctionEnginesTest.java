package dev.stratus.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stratus.attributes.Attribute;
import dev.stratus.attributes.Window;
import dev.stratus.demo.SurveySpec;
import dev.stratus.job.AttributeJob;
import dev.stratus.job.AttributeRequest;
import dev.stratus.job.Engine;
import dev.stratus.job.JobPlan;
import dev.stratus.job.JobProgress;
import dev.stratus.job.JobSummary;
import dev.stratus.job.LocalEngine;
import dev.stratus.job.ResultsLocation;
import dev.stratus.job.ResultsTable;
import dev.stratus.job.TaskFailedException;
import dev.stratus.segy.SegyFile;
import dev.stratus.segy.SegyOptions;
import dev.stratus.segy.TraceHeaderField;
import dev.stratus.storage.ByteSource;
import dev.stratus.storage.NewObject;
import dev.stratus.storage.Storage;
import dev.stratus.testkit.SampleEncoding;
import dev.stratus.testkit.SeededFaults;
import dev.stratus.testkit.SegyFixture;
import dev.stratus.testkit.TraceFixture;
import dev.stratus.testkit.aws.FunctionSpec;
import dev.stratus.testkit.aws.Invocation.Outcome;
import dev.stratus.testkit.aws.LambdaFault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/// The real function in AWS's own runtime, eight processes at once, which are killed, throttled and
/// too late.
@Timeout(180)
class FunctionEnginesTest {
    private static final int PROCESSES = 8;
    private static final long SEED = 63;
    private static final long TASK_BYTES = 220_000;
    private static final AttributeRequest REQUEST =
            new AttributeRequest(
                    List.of(Attribute.MEAN_ABS, Attribute.RMS, Attribute.MAX),
                    List.of(TraceHeaderField.GROUP_COORD_X),
                    Window.parse("40ms..900ms"),
                    AttributeRequest.Geometry.POINT);

    @TempDir private static Path folder;
    private static volatile SeededFaults<LambdaFault> faults = SeededFaults.none(LambdaFault.class);
    private static FunctionCloud cloud;

    private final AtomicLong progressed = new AtomicLong();

    @BeforeAll
    static void start() throws Exception {
        cloud = FunctionCloud.start(folder, PROCESSES, () -> faults.next());
        cloud.putSurvey(SurveySpec.usual().withSize(40, 60, 300));
    }

    @AfterAll
    static void stop() throws IOException {
        cloud.close();
    }

    /// Of this seed, each kind comes among the first invocations.
    private static SeededFaults<LambdaFault> everyKind() {
        return SeededFaults.any(SEED, 0.25, LambdaFault.class);
    }

    private SegyFile open() throws IOException {
        return SegyFile.open(
                Storage.open(FunctionCloud.SURVEY, cloud.storage()),
                SegyOptions.none().withHeader("inline=189:int32"));
    }

    private JobSummary run(String results, Engine engine, SegyFile file) throws Exception {
        return new AttributeJob(
                        ResultsLocation.of(results), cloud.storage(), AttributeJob.Existing.REFUSE)
                .run(JobPlan.ofTasks(file, REQUEST, TASK_BYTES), engine, new Progress());
    }

    private List<double[]> rows(String results) throws IOException {
        List<double[]> rows = new ArrayList<>();
        try (ResultsTable table = ResultsTable.open(results, cloud.storage())) {
            table.read(table.columns(), row -> rows.add(row.clone()));
        }
        return rows;
    }

    @Test
    void theTableIsTheLocalEnginesWhateverHappensToTheFunctions() throws Exception {
        try (SegyFile file = open();
                LambdaFunction function = LambdaFunction.of(FunctionCloud.FUNCTION)) {
            run(
                    "s3://results/local",
                    new LocalEngine(2, file, cloud.storage(), new Progress()),
                    file);
            faults = everyKind();
            progressed.set(0);
            JobSummary summary =
                    run(
                            "s3://results/results/lambda",
                            new LambdaEngine(function, PROCESSES, new Progress()),
                            file);

            assertThat(rows("s3://results/results/lambda"))
                    .usingElementComparator(Arrays::compare)
                    .containsExactlyElementsOf(rows("s3://results/local"));
            assertThat(summary.engine()).isEqualTo("lambda");
            assertThat(summary.traces()).isEqualTo(file.traceCount());
            // A twin that ends together with the job may be counted besides.
            assertThat(progressed.get())
                    .isBetween(
                            file.traceCount() * file.traceBytes(),
                            file.traceCount() * file.traceBytes() + PROCESSES * TASK_BYTES);
            assertThat(faults.injected().keySet()).hasSize(LambdaFault.values().length);
            assertThat(cloud.lambda().mostAtOnce()).isEqualTo(PROCESSES);
            double seconds =
                    cloud.lambda().invocations().stream()
                            .filter(each -> each.function().equals(FunctionCloud.FUNCTION))
                            .mapToDouble(each -> each.gigabyteSeconds(512))
                            .sum();
            // Twins that nobody waited for are not in the bill.
            assertThat(function.bill().gigabyteSeconds()).isBetween(0.7 * seconds, 1.01 * seconds);
            assertThat(function.bill().unreported()).isZero();
            assertThat(function.bill().throttledRequests()).isPositive();
            assertThat(cloud.lambda().invocations())
                    .filteredOn(each -> each.function().equals(FunctionCloud.FUNCTION))
                    .extracting(each -> each.outcome())
                    .contains(Outcome.CRASHED, Outcome.TIMED_OUT, Outcome.THROTTLED)
                    .doesNotContain(Outcome.FUNCTION_ERROR);
        }
    }

    @Test
    void aFunctionThatIsNotThereIsNamedAtOnce() throws Exception {
        try (SegyFile file = open();
                LambdaFunction function = LambdaFunction.of("nobody")) {
            assertThatThrownBy(() ->
                            run(
                                    "s3://results/nobody",
                                    new LambdaEngine(function, 3, new Progress()),
                                    file))
                    .isInstanceOf(TaskFailedException.class)
                    .hasMessageContaining("function nobody: there is none of that name")
                    .hasMessageContaining("stratus deploy");
        }
    }

    @Test
    void aFunctionThatMayNotReadSaysSoAndIsNotAskedForever() throws Exception {
        faults = SeededFaults.none(LambdaFault.class);
        FunctionSpec stranger =
                cloud.function("stranger", TaskHandler.class)
                        .withEnvironment(cloud.strangersEnvironment())
                        .withTimeout(Duration.ofSeconds(20));
        cloud.lambda().deploy(stranger);
        try (SegyFile file = open();
                LambdaFunction function = LambdaFunction.of("stranger")) {
            assertThatThrownBy(() ->
                            run(
                                    "s3://results/results/stranger",
                                    new LambdaEngine(function, 1, new Progress()),
                                    file))
                    .isInstanceOf(TaskFailedException.class)
                    .hasMessageContaining(
                            "function stranger: s3://results/results/stranger/plan.json")
                    .hasMessageContaining("access is denied");
        }
    }

    @Test
    void theStateMachinesTableIsTheLocalEnginesToo() throws Exception {
        faults = everyKind();
        try (SegyFile file = open();
                StateMachine machine = StateMachine.of(cloud.stateMachine())) {
            run(
                    "s3://results/local-2",
                    new LocalEngine(2, file, cloud.storage(), new Progress()),
                    file);
            progressed.set(0);
            StepFunctionsEngine engine =
                    new StepFunctionsEngine(
                            machine,
                            PROCESSES,
                            cloud.storage(),
                            new Progress(),
                            Duration.ofMillis(100));
            JobSummary summary = run("s3://results/results/states", engine, file);

            assertThat(rows("s3://results/results/states"))
                    .usingElementComparator(Arrays::compare)
                    .containsExactlyElementsOf(rows("s3://results/local-2"));
            assertThat(summary.engine()).isEqualTo("step-functions");
            int tasks = JobPlan.ofTasks(file, REQUEST, TASK_BYTES).tasks().size();
            assertThat(engine.bill().requests())
                    .isBetween((long) tasks, tasks + engine.bill().unreported());
            assertThat(engine.bill().megabytes()).hasValue(512);
            assertThat(engine.bill().gigabyteSeconds()).isPositive();
            assertThat(engine.bill().stateMachineDollars()).isGreaterThan(tasks / 1e6);
            assertThat(progressed.get()).isEqualTo(file.traceCount() * file.traceBytes());
            assertThat(cloud.messages().getLast().get("Message").textValue())
                    .isEqualTo(
                            "Computed: s3://results/results/states. The results are in s3://results/results/states.");
        }
    }

    @Test
    void anUploadEndsAsAManifestAndAMapAndIsComputedOnce() throws Exception {
        faults = SeededFaults.none(LambdaFault.class);
        try (SfnClient client =
                SfnClient.builder().httpClient(UrlConnectionHttpClient.create()).build()) {
            String event =
                    """
                    {"detail": {"bucket": {"name": "survey"},
                                "object": {"key": "line.sgy", "size": 1}}}\
                    """;
            DescribeExecutionResponse done = execute(client, event);
            assertThat(done.cause()).isNull();
            JsonNode output = new ObjectMapper().readTree(done.output());
            String job = output.get("job").textValue();
            assertThat(job).matches("s3://results/results/uploads/line\\.sgy-[0-9a-f]{12}");
            assertThat(rows(job)).hasSize(output.get("traces").intValue());
            try (ByteSource picture =
                    Storage.open(output.get("map").textValue(), cloud.storage())) {
                byte[] bytes = new byte[(int) picture.size()];
                picture.read(0, ByteBuffer.wrap(bytes));
                assertThat(ImageIO.read(new ByteArrayInputStream(bytes)).getWidth())
                        .isGreaterThan(300);
            }
            DescribeExecutionResponse again = execute(client, event);
            assertThat(new ObjectMapper().readTree(again.output()).get("plan"))
                    .isEqualTo(output.get("plan"));

            assertThatTheRolesAllow();

            DescribeExecutionResponse refused =
                    execute(
                            client,
                            event.replace("survey", "results").replace("line", "uploads/x"));
            assertThat(refused.status()).isEqualTo(ExecutionStatus.FAILED);
            assertThat(refused.cause()).contains("lies in the bucket of the results");
            assertThat(cloud.messages().getLast().get("Message").textValue())
                    .startsWith(
                            "Failed: uploads/x.sgy. dev.stratus.lambda.RefusedException: s3://results/uploads/x.sgy: lies in")
                    .doesNotContain("stackTrace");
        }
    }

    @Test
    void anUploadWithNothingToDrawIsDoneWithoutAMap() throws Exception {
        faults = SeededFaults.none(LambdaFault.class);
        Path file =
                SegyFixture.of(SampleEncoding.IEEE_FLOAT32)
                        .sampleIntervalMicros(4000)
                        .trace(TraceFixture.of(new double[20]))
                        .writeTo(folder.resolve("one.sgy"));
        try (NewObject object = Storage.create("s3://survey/one.sgy", cloud.storage())) {
            Files.copy(file, object.body());
            object.publish();
        }
        try (SfnClient client =
                SfnClient.builder().httpClient(UrlConnectionHttpClient.create()).build()) {
            DescribeExecutionResponse done =
                    execute(
                            client,
                            """
                            {"detail": {"bucket": {"name": "survey"}, "object": {"key": "one.sgy"}}}\
                            """);
            assertThat(done.status()).as(done.cause()).isEqualTo(ExecutionStatus.SUCCEEDED);
            assertThat(new ObjectMapper().readTree(done.output()).get("traces").intValue())
                    .isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "killed | killed",
                "a {brace} | a {brace}",
                "{\"errorMessage\": \"it is cut\", \"stackTrace\": [\"at x\"]} | it is cut",
                "1 of 2 failed: {\"Error\": \"E\", \"Cause\": \"{\\\"errorMessage\\\": \\\"it is cut\\\"}\"} | it is cut"
            })
    void aFailureIsToldInTheFunctionsWords(String cause, String sentence) {
        assertThat(StepFunctionsEngine.sentence(cause)).isEqualTo(sentence);
    }

    /// Every request that functions have made so far, against the policies of the template.
    private static void assertThatTheRolesAllow() throws IOException {
        TemplateRole task = TemplateRole.named("TaskRole");
        TemplateRole upload = TemplateRole.named("UploadRole");
        assertThat(cloud.requestsOfTasks()).isNotEmpty().allMatch(task::allows);
        assertThat(cloud.requestsOfUploads()).isNotEmpty().allMatch(upload::allows);
    }

    private static DescribeExecutionResponse execute(SfnClient client, String input)
            throws InterruptedException {
        String execution =
                client.startExecution(r -> r.stateMachineArn(cloud.stateMachine()).input(input))
                        .executionArn();
        while (true) {
            DescribeExecutionResponse now =
                    client.describeExecution(r -> r.executionArn(execution));
            if (now.status() != ExecutionStatus.RUNNING) {
                return now;
            }
            Thread.sleep(100);
        }
    }

    @Test
    void filesAndResultsThatFunctionsCannotReachAreRefused() throws Exception {
        try (SegyFile file = open()) {
            assertThatThrownBy(() -> LambdaEngine.requireFit(file, "/tmp/results"))
                    .hasMessageContaining("the place of the results is '/tmp/results'")
                    .hasMessageContaining("s3://bucket/prefix");
        }
    }

    private final class Progress implements JobProgress {
        @Override
        public void read(long bytes) {
            progressed.addAndGet(bytes);
        }
    }
}
