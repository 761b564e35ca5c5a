package dev.stratus.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the template promises and a validator does not know. That the roles allow what the
/// functions do is part of [FunctionEnginesTest].
class TemplateTest {
    private static final Set<String> WITHOUT_RESOURCE_TYPE = Set.of("Traces", "DeliversLogs");

    @ParameterizedTest
    @ValueSource(strings = {"TaskRole", "UploadRole", "StateMachineRole", "UploadsRole"})
    void aStarIsAResourceOnlyWhereAwsDefinesNoResourceType(String role) throws IOException {
        assertThat(TemplateRole.named(role).statements())
                .isNotEmpty()
                .filteredOn(statement -> statement.path("Resource").asText().equals("*"))
                .allMatch(statement ->
                        WITHOUT_RESOURCE_TYPE.contains(statement.path("Sid").asText()));
        assertThat(TemplateRole.named(role).statements())
                .noneMatch(statement -> statement.path("Action").toString().contains("*"));
    }

    @ParameterizedTest
    @CsvSource({
        "s3:GetObject, arn:aws:s3:::survey/line.sgy, true",
        "s3:PutObject, arn:aws:s3:::survey/line.sgy, false",
        "s3:GetObject, arn:aws:s3:::other/line.sgy, false",
        "s3:PutObject, arn:aws:s3:::results/results/a/part-000000.parquet, true",
        "s3:PutObject, arn:aws:s3:::results/runs/a, false",
        "s3:DeleteObject, arn:aws:s3:::results/results/a/part-000000.parquet, false"
    })
    void aTaskReadsSourcesAndWritesResultsAndNothingElse(
            String action, String resource, boolean allowed) throws IOException {
        assertThat(TemplateRole.named("TaskRole").allows(action, resource, "")).isEqualTo(allowed);
    }

    @Test
    void theStateMachineMayCallWhatItsDefinitionCalls() throws IOException {
        JsonNode definition = new ObjectMapper().readTree(Definition.text());
        TreeSet<String> resources = new TreeSet<>();
        definition.findValues("Resource").forEach(each -> resources.add(each.textValue()));
        assertThat(resources)
                .containsExactly(
                        "arn:aws:states:::lambda:invoke",
                        "arn:aws:states:::s3:getObject",
                        "arn:aws:states:::s3:putObject",
                        "arn:aws:states:::sns:publish");

        TemplateRole role = TemplateRole.named("StateMachineRole");
        for (String function :
                List.of(
                        "TaskFunction",
                        "TaskImageFunction",
                        "PlanFunction",
                        "ManifestFunction",
                        "MapFunction")) {
            assertThat(role.allows("lambda:InvokeFunction", function, "")).isTrue();
        }
        assertThat(role.allows("sns:Publish", "Topic", "")).isTrue();
        String results = "arn:aws:s3:::results/";
        assertThat(role.allows("s3:GetObject", results + "results/a/plan.json", "")).isTrue();
        assertThat(role.allows("s3:PutObject", results + "runs/x/manifest.json", "")).isTrue();
        assertThat(role.allows("s3:PutObject", results + "results/a/plan.json", "")).isFalse();
    }

    @Test
    void everySubstitutionOfTheDefinitionIsMade() throws IOException {
        String definition =
                Files.readString(
                        Path.of(
                                System.getProperty("stratus.root"),
                                "deploy/aws/state-machine.asl.json"));
        TreeSet<String> wanted = new TreeSet<>();
        Pattern.compile("\\$\\{(\\w+)}")
                .matcher(definition)
                .results()
                .forEach(match -> wanted.add(match.group(1)));
        TreeSet<String> made = new TreeSet<>();
        TemplateRole.template()
                .at("/Resources/StateMachine/Properties/DefinitionSubstitutions")
                .fieldNames()
                .forEachRemaining(made::add);

        assertThat(made).isEqualTo(wanted);
    }

    /// A new process may take ten seconds before a function's own time begins.
    @ParameterizedTest
    @CsvSource({
        "/States/Plan, PlanFunction",
        "/States/Compute/ItemProcessor/States/Compute a part, TaskFunction",
        "/States/Compute/ItemProcessor/States/Compute a part, TaskImageFunction",
        "/States/Write the manifest, ManifestFunction",
        "/States/Draw the map, MapFunction"
    })
    void aFunctionSaysHowFarItCameBeforeItsStateIsOver(String state, String function)
            throws IOException {
        JsonNode definition = new ObjectMapper().readTree(Definition.text());
        JsonNode timeout =
                TemplateRole.template().at("/Resources/" + function + "/Properties/Timeout");

        assertThat(definition.at(state + "/TimeoutSeconds").intValue())
                .isGreaterThanOrEqualTo(timeout.intValue() + 10);
        assertThat(timeout.intValue()).isPositive();
    }

    @Test
    void theHandlersOfTheTemplateExist() throws Exception {
        for (JsonNode handler : TemplateRole.template().findValues("Handler")) {
            String[] parts = handler.textValue().split("::", 2);
            assertThat(
                            Class.forName(parts[0])
                                    .getMethod(
                                            parts[1],
                                            InputStream.class,
                                            OutputStream.class,
                                            Context.class))
                    .isNotNull();
        }
    }

    @Test
    void resultsArePrivateEncryptedAndOverTlsOnly() throws IOException {
        JsonNode template = TemplateRole.template();
        JsonNode bucket = template.at("/Resources/Results");

        assertThat(bucket.path("DeletionPolicy").asText()).isEqualTo("RetainExceptOnCreate");
        bucket.at("/Properties/PublicAccessBlockConfiguration")
                .forEach(each -> assertThat(each.asBoolean()).isTrue());
        assertThat(bucket.at("/Properties/PublicAccessBlockConfiguration")).hasSize(4);
        assertThat(bucket.at("/Properties/BucketEncryption").toString()).contains("AES256");
        JsonNode denied =
                template.at("/Resources/ResultsPolicy/Properties/PolicyDocument/Statement/0");
        assertThat(denied.path("Effect").asText()).isEqualTo("Deny");
        assertThat(denied.at("/Condition/Bool/aws:SecureTransport").asText()).isEqualTo("false");
    }

    @Test
    void uploadsAreEstimatedForTheFunctionThatIsDeployed() throws IOException {
        JsonNode template = TemplateRole.template();
        JsonNode variables =
                template.at("/Resources/PlanFunction/Properties/Environment/Variables");

        assertThat(variables.at("/STRATUS_TASK_MEMORY/Ref").asText()).isEqualTo("TaskMemory");
        assertThat(variables.at("/STRATUS_ARCHITECTURE/Ref").asText()).isEqualTo("Architecture");
        assertThat(variables.at("/STRATUS_RESERVED_CONCURRENCY/Ref").asText())
                .isEqualTo("ReservedConcurrency");
        assertThat(
                        new TaskFunction(
                                template.at("/Parameters/TaskMemory/Default").asInt(),
                                TaskFunction.Processor.named(
                                        template.at("/Parameters/Architecture/Default").asText())))
                .isEqualTo(TaskFunction.USUAL);
    }

    @Test
    void aNewFolderIsNoUpload() throws IOException {
        JsonNode size =
                TemplateRole.template()
                        .at("/Resources/Uploads/Properties/EventPattern/detail/object/size");

        assertThat(size.toString()).isEqualTo("[{\"numeric\":[\">\",0]}]");
    }
}
