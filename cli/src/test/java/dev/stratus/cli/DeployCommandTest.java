package dev.stratus.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeployCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... words) {
        return Stratus.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(words);
    }

    @Test
    void whatWouldBeRunCanBePrinted() {
        assertThat(
                        run(
                                "deploy",
                                "--source",
                                "survey,other",
                                "--code-bucket",
                                "code",
                                "--watch",
                                "s3://survey/new/",
                                "--set",
                                "UploadBudget=0.50",
                                "--set",
                                "UploadHeader=inline=233:int32,crossline=237:int32",
                                "--print"))
                .isZero();

        assertThat(out.toString())
                .contains("deploy/aws/template.yaml --s3-bucket code ")
                .contains("create-change-set --stack-name stratus ")
                .contains(
                        "'ParameterKey=SourceObjects,ParameterValue=arn:aws:s3:::survey/*\\,arn:aws:s3:::other/*'")
                .contains("ParameterKey=WatchPrefix,ParameterValue=new/")
                .contains("ParameterKey=UploadBudget,ParameterValue=0.50")
                .contains(
                        "'ParameterKey=UploadHeader,ParameterValue=inline=233:int32\\,crossline=237:int32'")
                .contains("describe-change-set")
                .contains("execute-change-set")
                .contains("put-bucket-notification-configuration --bucket survey")
                .doesNotContain("# #");
        assertThat(out.toString().indexOf("describe-change-set"))
                .isLessThan(out.toString().indexOf("execute-change-set"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--source a-b! --code-bucket code --print | a-b!: expected the name of a bucket",
                "--source survey --print | expected --source and --code-bucket",
                "--source survey --code-bucket code --watch s3://else/x --print | functions may read [survey] only",
                "--source survey --code-bucket code --watch /tmp --print | expected s3://bucket/prefix",
                "--source survey --code-bucket code --set WatchBucket=else --print | --set WatchBucket: say --watch instead",
                "--source survey --code-bucket code --stack 7 --print | --stack 7"
            })
    void whatCannotBeDeployedIsRefused(String words, String sentence) {
        assertThat(run(("deploy " + words).split(" "))).isEqualTo(2);
        assertThat(err.toString()).contains(sentence);
    }

    @Test
    void theBucketOfTheResultsIsNotWatched() {
        Deployment deployment =
                new Deployment(
                        Path.of("."),
                        "stratus",
                        "code",
                        List.of("mine"),
                        Optional.of(Deployment.Watched.parse("s3://mine/new/")),
                        Map.of(),
                        "one");

        deployment.requireThatResultsAreNotWatched("stratus-results-1");
        assertThatThrownBy(() -> deployment.requireThatResultsAreNotWatched("mine"))
                .hasMessageContaining("every result would start the next job");
    }

    @Test
    void whatDeletesTheStackIsPrintedToo() {
        assertThat(run("deploy", "--delete", "--stack", "mine", "--print")).isZero();

        assertThat(out.toString())
                .contains("aws cloudformation delete-stack --stack-name mine")
                .doesNotContain("s3 rb");
    }
}
