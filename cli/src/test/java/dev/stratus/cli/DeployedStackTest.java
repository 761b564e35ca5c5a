package dev.stratus.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `stratus deploy` as a process of its own, with an AWS CLI on its path that remembers what it was
/// asked for, and whether there is a stack.
@Timeout(60)
class DeployedStackTest {
    private static final String AWS =
            """
            #!/bin/sh
            cd "$(dirname "$0")"
            echo "$*" >>calls
            case "$2 $3" in
              "describe-stack-resource "*) [ -e stack ] && echo stratus-results-1 || exit 254 ;;
              "wait change-set-create-complete") [ ! -e unchanged ] || exit 255 ;;
              "describe-stacks "*)
                case "$*" in
                  *StackStatus*) [ -e stack ] && echo CREATE_COMPLETE || echo REVIEW_IN_PROGRESS ;;
                  *Parameters*)
                    printf 'WatchBucket\\tsurvey\\nWatchPrefix\\tnew/\\n'
                    printf 'UploadBudget\\t0.50\\nReservedConcurrency\\t500\\nOfOldTimes\\t1\\n' ;;
                esac ;;
              "describe-change-set "*)
                [ ! -e refused ] || exit 254
                case "$*" in
                  *StatusReason*) echo "The submitted information didn't contain changes." ;;
                  *) echo "Add AWS::S3::Bucket Results" ;;
                esac ;;
              "execute-change-set "*) touch stack ;;
              "delete-stack "*) rm -f stack ;;
            esac
            """;

    private static final String[] WITHDRAWN = {
        "describe-change-set", "delete-change-set", "describe-stacks", "delete-stack"
    };

    @TempDir private Path folder;
    private String said = "";

    @BeforeEach
    void install() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "skipped: needs a POSIX shell, /bin/sh");
        program("aws", AWS);
        Path template =
                Path.of(System.getProperty("stratus.root")).resolve("deploy/aws/template.yaml");
        Path copy = folder.resolve("deploy/aws/template.yaml");
        Files.createDirectories(copy.getParent());
        Files.copy(template, copy);
        program("mvnw", "#!/bin/sh\ncd \"$(dirname \"$0\")\"\necho mvnw >>calls\n");
    }

    private void program(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    private Process start(String... words) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.add("-Dstratus.root=" + folder);
        command.add("-cp");
        command.add(
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path")));
        command.addAll(List.of(Stratus.class.getName(), "deploy"));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PATH", folder + ":/usr/bin:/bin");
        return builder.start();
    }

    /// @return how the command ended
    private int deploy(String answer, String... words) throws Exception {
        Process process = start(words);
        try (OutputStream in = process.getOutputStream()) {
            in.write((answer + "\n").getBytes(StandardCharsets.UTF_8));
        }
        said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor();
    }

    private int deployThis(String answer) throws Exception {
        return deploy(answer, "--source", "survey", "--code-bucket", "code");
    }

    /// What was asked for since the last time, by its first words.
    private List<String> calls() throws IOException {
        Path calls = folder.resolve("calls");
        List<String> lines =
                Files.readAllLines(calls).stream()
                        .map(line ->
                                line.replaceFirst("^cloudformation (wait )?([\\w-]+).*", "$1$2"))
                        .toList();
        Files.delete(calls);
        return lines;
    }

    @Test
    void aStackIsShownAskedForCreatedLeftAloneAndDeletedByItsName() throws Exception {
        assertThat(deployThis("yes")).as(said).isZero();
        assertThat(said.indexOf("Add AWS::S3::Bucket Results"))
                .isBetween(1, said.indexOf("Carry that out? yes/no: "));
        assertThat(calls())
                .containsExactly(
                        "describe-stack-resource",
                        "mvnw",
                        "package",
                        "create-change-set",
                        "wait change-set-create-complete",
                        "describe-change-set",
                        "execute-change-set",
                        "wait stack-create-complete",
                        "describe-stacks");

        Files.createFile(folder.resolve("unchanged"));
        assertThat(deployThis("yes")).as(said).isZero();
        assertThat(said).contains("Nothing has changed since the last time.");
        assertThat(calls()).doesNotContain("execute-change-set", "delete-stack").hasSize(8);

        assertThat(deploy("stratos", "--delete")).isEqualTo(2);
        assertThat(said).contains("That is not stratus. Nothing was deleted.");
        assertThat(folder.resolve("calls")).doesNotExist();
        assertThat(deploy("stratus", "--delete")).as(said).isZero();
        assertThat(said).contains("The bucket with the results is still there.");
        assertThat(calls()).containsExactly("delete-stack", "wait stack-delete-complete");
    }

    @Test
    void whoSaysNoHasNoStackAfterwards() throws Exception {
        assertThat(deployThis("no")).as(said).isZero();

        assertThat(said).contains("Nothing was changed.");
        assertThat(calls()).endsWith(WITHDRAWN).doesNotContain("execute-change-set");
    }

    @Test
    void whoIsAskedAndStopsTheCommandHasNoStackAfterwards() throws Exception {
        Process process = start("--source", "survey", "--code-bucket", "code");
        try (Reader out = process.inputReader()) {
            readQuestion(out);
            // As Ctrl-C does, and unlike Process.destroy it leaves standard input open.
            assertThat(process.toHandle().destroy()).isTrue();
            assertThat(process.waitFor()).isEqualTo(130);
        }
        assertThat(calls()).endsWith(WITHDRAWN).doesNotContain("execute-change-set");
    }

    @Test
    void aStackThatSomebodyElseHasCreatedMeanwhileStays() throws Exception {
        Process process = start("--source", "survey", "--code-bucket", "code");
        try (Reader out = process.inputReader();
                Writer in = process.outputWriter()) {
            readQuestion(out);
            Files.createFile(folder.resolve("stack"));
            in.write("no\n");
            in.flush();
            assertThat(process.waitFor()).isZero();
        }
        assertThat(calls()).endsWith("delete-change-set", "describe-stacks");
    }

    private static void readQuestion(Reader out) throws IOException {
        StringBuilder read = new StringBuilder();
        while (!read.toString().endsWith("yes/no: ")) {
            int next = out.read();
            assertThat(next).as(read.toString()).isNotNegative();
            read.append((char) next);
        }
    }

    @Test
    void whatCannotBeShownIsWithdrawn() throws Exception {
        Files.createFile(folder.resolve("refused"));

        assertThat(deployThis("yes")).isNotZero();
        assertThat(calls()).endsWith(WITHDRAWN);
    }

    @Test
    void whatNobodySaysAnewStaysAsItIs() throws Exception {
        Files.createFile(folder.resolve("stack"));

        assertThat(
                        deploy(
                                "yes",
                                "--source",
                                "survey",
                                "--code-bucket",
                                "code",
                                "--set",
                                "UploadBudget=0.70"))
                .as(said)
                .isZero();
        String asked = Files.readString(folder.resolve("calls"));
        assertThat(asked)
                .contains("ParameterKey=UploadBudget,ParameterValue=0.70")
                .contains("ParameterKey=ReservedConcurrency,UsePreviousValue=true")
                .contains("ParameterKey=WatchBucket,UsePreviousValue=true")
                .contains("ParameterKey=WatchPrefix,UsePreviousValue=true")
                .doesNotContain("OfOldTimes")
                .doesNotContain("ParameterKey=UploadBudget,UsePreviousValue");
    }

    @Test
    void aWatchIsEndedByNothingToWatch() throws Exception {
        Files.createFile(folder.resolve("stack"));

        assertThat(deploy("yes", "--source", "survey", "--code-bucket", "code", "--watch", ""))
                .as(said)
                .isZero();
        assertThat(Files.readString(folder.resolve("calls")))
                .contains("ParameterKey=WatchBucket,ParameterValue= ")
                .doesNotContain("put-bucket-notification-configuration");
    }

    @Test
    void aWatchThatStaysMustBeInASource() throws Exception {
        Files.createFile(folder.resolve("stack"));

        assertThat(deploy("yes", "--source", "other", "--code-bucket", "code")).isEqualTo(2);
        assertThat(said).contains("--watch s3://survey/new/: functions may read [other] only");
        assertThat(calls()).containsExactly("describe-stack-resource", "describe-stacks");
    }

    @Test
    void resultsThatWouldStartTheNextJobAreRefusedBeforeAnythingIsBuilt() throws Exception {
        Files.createFile(folder.resolve("stack"));

        assertThat(
                        deploy(
                                "yes",
                                "--source",
                                "stratus-results-1",
                                "--code-bucket",
                                "code",
                                "--watch",
                                "s3://stratus-results-1/new/"))
                .isEqualTo(2);
        assertThat(said).contains("every result would start the next job");
        assertThat(calls()).containsExactly("describe-stack-resource");
    }
}
