package dev.stratus.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stratus.demo.EmbeddedS3Server;
import dev.stratus.demo.SurveySpec;
import dev.stratus.demo.SyntheticSurvey;
import dev.stratus.storage.NewObject;
import dev.stratus.storage.Storage;
import dev.stratus.storage.StorageOptions;
import dev.stratus.testkit.asl.StateMachine;
import dev.stratus.testkit.asl.Surroundings;
import dev.stratus.testkit.aws.FunctionSpec;
import dev.stratus.testkit.aws.LambdaEndpoint;
import dev.stratus.testkit.aws.LambdaFault;
import dev.stratus.testkit.aws.LambdaInvoke;
import dev.stratus.testkit.aws.StepFunctionsEndpoint;
import dev.stratus.testkit.http.FaultyHttpProxy;
import dev.stratus.testkit.http.SeenRequest;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/// An S3 server with a survey in it, and the function beside it in processes of its own. The
/// properties of this process lead AWS's clients there.
public final class FunctionCloud implements Closeable {
    public static final String FUNCTION = "stratus-task";
    public static final String SURVEY = "s3://survey/line.sgy";

    private final EmbeddedS3Server s3;
    private final FaultyHttpProxy tasksS3;
    private final FaultyHttpProxy uploadsS3;
    private final LambdaEndpoint lambda;
    private final StepFunctionsEndpoint states;
    private final List<JsonNode> messages = new CopyOnWriteArrayList<>();
    private String stateMachine = "";

    private FunctionCloud(EmbeddedS3Server s3, LambdaEndpoint lambda) throws IOException {
        this.s3 = s3;
        this.tasksS3 = FaultyHttpProxy.before(s3.endpoint(), request -> Optional.empty());
        this.uploadsS3 = FaultyHttpProxy.before(s3.endpoint(), request -> Optional.empty());
        this.lambda = lambda;
        this.states =
                StepFunctionsEndpoint.start(
                        new Surroundings(
                                Map.of(
                                        LambdaInvoke.RESOURCE,
                                        new LambdaInvoke(lambda.uri()),
                                        "arn:aws:states:::sns:publish",
                                        (arguments, timeout) -> {
                                            messages.add(arguments);
                                            return arguments;
                                        }),
                                new StoredBuckets(storage()),
                                wait -> Thread.sleep(wait.toMillis() / 10)));
    }

    /// Starts all of it.
    ///
    /// @param folder for buckets and logs
    /// @param concurrency function processes at once
    /// @param faults asked once for each invocation
    public static FunctionCloud start(
            Path folder, int concurrency, Supplier<Optional<LambdaFault>> faults)
            throws IOException {
        Path buckets = Files.createDirectories(folder.resolve("buckets"));
        EmbeddedS3Server s3 = EmbeddedS3Server.over(buckets);
        s3.makeBucket("survey");
        s3.makeBucket("results");
        Path logs = Files.createDirectories(folder.resolve("logs"));
        FunctionCloud cloud =
                new FunctionCloud(s3, LambdaEndpoint.start(concurrency, logs, faults));
        cloud.lambda.deploy(cloud.function(FUNCTION, TaskHandler.class, cloud.tasksS3));
        cloud.lambda.deploy(cloud.function("stratus-plan", PlanHandler.class, cloud.uploadsS3));
        cloud.lambda.deploy(
                cloud.function("stratus-manifest", ManifestHandler.class, cloud.uploadsS3));
        cloud.lambda.deploy(cloud.function("stratus-map", MapHandler.class, cloud.uploadsS3));
        cloud.stateMachine = cloud.states.define("stratus", StateMachine.parse(Definition.text()));
        cloud.properties().forEach(System::setProperty);
        return cloud;
    }

    /// What leads the clients of a JVM here.
    public Map<String, String> properties() {
        return Map.of(
                "aws.region", "us-east-1",
                "aws.accessKeyId", s3.accessKey(),
                "aws.secretAccessKey", s3.secretKey(),
                "aws.endpointUrlLambda", lambda.uri().toString(),
                "aws.endpointUrlSfn", states.uri().toString());
    }

    /// The actions of Step Functions that were asked for so far.
    public List<String> actionsOfStates() {
        return states.actions();
    }

    /// The function as it is deployed, and in front of S3 for it a recorder of its requests.
    FunctionSpec function(String name, Class<?> handler) throws IOException {
        return function(name, handler, tasksS3);
    }

    private FunctionSpec function(String name, Class<?> handler, FaultyHttpProxy store)
            throws IOException {
        return FunctionSpec.java(
                        name,
                        Path.of(System.getProperty("java.home"), "bin", "java"),
                        List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx300m"),
                        System.getProperty("java.class.path"),
                        handler.getName() + "::handleRequest")
                .withEnvironment(environment(store));
    }

    /// What functions that do tasks asked of S3 so far.
    List<SeenRequest> requestsOfTasks() {
        return tasksS3.requests();
    }

    /// What functions that plan and finish uploads asked of S3 so far.
    List<SeenRequest> requestsOfUploads() {
        return uploadsS3.requests();
    }

    private Map<String, String> environment(FaultyHttpProxy store) {
        return Map.of(
                "AWS_ENDPOINT_URL_S3",
                store.endpoint().toString(),
                "AWS_REGION",
                "us-east-1",
                "AWS_ACCESS_KEY_ID",
                s3.accessKey(),
                "AWS_SECRET_ACCESS_KEY",
                s3.secretKey(),
                "STRATUS_RESULTS",
                "s3://results/results/uploads",
                "STRATUS_ATTRIBUTES",
                "rms,max",
                "STRATUS_BUDGET",
                "0.01",
                "STRATUS_WORKERS",
                "8");
    }

    /// Of a function whose key S3 does not know.
    Map<String, String> strangersEnvironment() {
        Map<String, String> environment = new HashMap<>(environment(tasksS3));
        environment.put("AWS_ACCESS_KEY_ID", "stranger");
        return environment;
    }

    /// The ARN of the state machine of `deploy/aws`.
    public String stateMachine() {
        return stateMachine;
    }

    /// What was published to the topic so far.
    List<JsonNode> messages() {
        return List.copyOf(messages);
    }

    /// Where functions are invoked.
    public LambdaEndpoint lambda() {
        return lambda;
    }

    /// How this process reaches the S3 server.
    public StorageOptions storage() {
        return StorageOptions.STANDARD.withEndpoint(s3.endpoint());
    }

    /// Puts a synthetic survey where the function reads.
    public void putSurvey(SurveySpec spec) throws IOException, InterruptedException {
        try (NewObject object = Storage.create(SURVEY, storage())) {
            new SyntheticSurvey(spec).writeTo(Channels.newChannel(object.body()), traces -> {});
            object.publish();
        }
    }

    @Override
    public void close() throws IOException {
        properties().keySet().forEach(System::clearProperty);
        states.close();
        lambda.close();
        tasksS3.close();
        uploadsS3.close();
        s3.close();
    }
}
