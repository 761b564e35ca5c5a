package dev.stratus.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The image of `deploy/aws/Dockerfile`, as far as it can be known without building it.
class DockerfileTest {
    private static final Path ROOT = Path.of(System.getProperty("stratus.root"));

    /// Without comments, each instruction on one line.
    private static String dockerfile() throws IOException {
        return Files.readString(ROOT.resolve("deploy/aws/Dockerfile"))
                .replaceAll("(?m)^#.*\n", "")
                .replaceAll("\\\\\n\\s*", "");
    }

    private static List<String> all(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }

    @Test
    void itTakesTheArchiveThatTheBuildMakesIntoTheFolderThatItIsBuiltIn() throws IOException {
        String context = "engine-lambda/target/functions/task";
        String build = "docker build -f deploy/aws/Dockerfile -t ";
        assertThat(Files.readString(ROOT.resolve("deploy/aws/Dockerfile")))
                .containsPattern(build + "\\S+ " + context + "\n");
        assertThat(Files.readString(ROOT.resolve("docs/aws.md")))
                .containsPattern(build + "\\S+ \\\\\n\\s+" + context + "\n");

        String pom = Files.readString(ROOT.resolve("engine-lambda/pom.xml"));
        assertThat(all("COPY (\\S+) ", dockerfile()))
                .containsExactly("lib/stratus-task.jar")
                .allSatisfy(source ->
                        assertThat(pom)
                                .contains(
                                        "<outputFile>${project.build.directory}/functions/task/%s<"
                                                .formatted(source)));
    }

    @Test
    void itIsTheFunctionThatTheTemplateHasOtherwise() throws IOException {
        JsonNode task = TemplateRole.template().at("/Resources/TaskFunction/Properties");

        assertThat(all("FROM public.ecr.aws/lambda/java:(\\S+)\n", dockerfile()))
                .containsExactly(task.get("Runtime").textValue().replace("java", ""));
        assertThat(all("CMD \\[\"(\\S+)\"]", dockerfile()))
                .containsExactly(task.get("Handler").textValue());
    }

    /// A cache is of no use to a process that differs from the one that wrote it.
    @Test
    void itRunsAsItWasRehearsed() throws IOException {
        String archive = "/var/task/lib/stratus-task.jar";
        assertThat(all("COPY \\S+ (\\S+)\n", dockerfile()))
                .containsExactly("${LAMBDA_TASK_ROOT}/lib/");
        assertThat(all("-cp\"?,? \"([^\"]+)\"", dockerfile()))
                .containsExactly(archive + ":/var/runtime/lib/*", archive + ":/var/runtime/lib/*");
        assertThat(all("-XX:AOTCache(?:Output)?=([^\" ]+)", dockerfile()))
                .containsExactly("/var/task/stratus.aot", "/var/task/stratus.aot");
        for (String option : List.of("-XX:\\+UseSerialGC", "--enable-native-access=ALL-UNNAMED")) {
            assertThat(all("(" + option + ")", dockerfile())).hasSize(2);
        }
        assertThat(all("(/\\S+/java)[ \"]", dockerfile()))
                .containsExactly("/var/lang/bin/java", "/var/lang/bin/java");
    }

    @Test
    void theClassesThatItNamesExist() throws Exception {
        List<String> names = all("((?:dev\\.stratus|com\\.amazonaws)\\.[\\w.]+)", dockerfile());

        assertThat(names).contains(Rehearsal.class.getName(), TaskHandler.class.getName());
        for (String name : names) {
            assertThat(Class.forName(name)).isNotNull();
        }
        assertThat(names).hasSize(5);
    }
}
