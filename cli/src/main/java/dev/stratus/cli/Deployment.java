package dev.stratus.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The commands of the AWS CLI that deploy `deploy/aws/template.yaml`, in their order.
///
/// @param root the folder of the project
/// @param codeBucket where the functions' archives are put
/// @param sources buckets that hold SEG-Y files
/// @param watch what is computed whenever something lands in it, if anything is
/// @param settings more parameters of the template
/// @param changeSet a name that no other deployment of the stack has
record Deployment(
        Path root,
        String stack,
        String codeBucket,
        List<String> sources,
        Optional<Watched> watch,
        Map<String, String> settings,
        String changeSet) {
    /// What has options of its own, by which it is checked.
    private static final Map<String, String> OPTIONS =
            Map.of(
                    "SourceBuckets", "--source",
                    "SourceObjects", "--source",
                    "WatchBucket", "--watch",
                    "WatchPrefix", "--watch");

    /// Whether the stack is there.
    enum Kind {
        CREATE,
        UPDATE
    }

    /// A prefix in a bucket.
    record Watched(String bucket, String prefix) {
        /// What ends the watch of a stack that is there.
        static final Watched NOTHING = new Watched("", "");

        /// Reads `s3://bucket/prefix`; the empty text is nothing.
        ///
        /// @throws IllegalArgumentException if it is none
        static Watched parse(String location) {
            if (location.isEmpty()) {
                return NOTHING;
            }
            String bucket = location.replaceFirst("^s3://([^/]*).*$", "$1");
            if (!location.startsWith("s3://") || !isBucket(bucket)) {
                throw new IllegalArgumentException(
                        "--watch %s: expected s3://bucket/prefix.".formatted(location));
            }
            return new Watched(bucket, location.replaceFirst("^s3://[^/]*/?", ""));
        }

        @Override
        public String toString() {
            return "s3://" + bucket + "/" + prefix;
        }
    }

    Deployment {
        if (!stack.matches("[A-Za-z][A-Za-z0-9-]{0,47}")) {
            throw new IllegalArgumentException(
                    "--stack %s: expected a letter, then letters, digits and hyphens, 48 at most."
                            .formatted(stack));
        }
        sources = List.copyOf(sources);
        for (String bucket : sources) {
            if (!isBucket(bucket)) {
                throw new IllegalArgumentException(
                        "--source %s: expected the name of a bucket.".formatted(bucket));
            }
        }
        settings = new LinkedHashMap<>(settings);
        for (String name : settings.keySet()) {
            if (OPTIONS.containsKey(name)) {
                throw new IllegalArgumentException(
                        "--set %s: say %s instead.".formatted(name, OPTIONS.get(name)));
            }
        }
        if (watch.isPresent()) {
            requireSource(watch.get(), sources);
        }
    }

    private static void requireSource(Watched watched, List<String> sources) {
        if (!watched.equals(Watched.NOTHING) && !sources.contains(watched.bucket())) {
            throw new IllegalArgumentException(
                    "--watch %s: functions may read %s only. Add its bucket to --source."
                            .formatted(watched, sources));
        }
    }

    private static boolean isBucket(String name) {
        return name.matches("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    }

    /// @param resultsBucket of the stack that is there
    /// @throws IllegalArgumentException if results would start jobs
    void requireThatResultsAreNotWatched(String resultsBucket) {
        if (watch.isPresent() && watch.get().bucket().equals(resultsBucket)) {
            throw new IllegalArgumentException(
                    "--watch %s: the results go to that bucket, and every result would start the next job. Watch another bucket."
                            .formatted(watch.get()));
        }
    }

    private Path packaged() {
        return root.resolve("engine-lambda/target/template-packaged.yaml");
    }

    /// Builds what is deployed.
    List<String> build() {
        return List.of(
                root.resolve("mvnw").toString(),
                "-q",
                "-f",
                root.resolve("pom.xml").toString(),
                "-Dmaven.test.skip=true",
                "-Dspotless.check.skip=true",
                "-pl",
                "engine-lambda",
                "-am",
                "package");
    }

    /// Uploads the functions.
    List<String> pack() {
        return aws(
                "package",
                "--template-file",
                root.resolve("deploy/aws/template.yaml").toString(),
                "--s3-bucket",
                codeBucket,
                "--s3-prefix",
                "stratus-code",
                "--output-template-file",
                packaged().toString());
    }

    /// Prints the parameters that the stack has, a name and a value a line.
    List<String> current() {
        return aws(
                "describe-stacks",
                "--stack-name",
                stack,
                "--output",
                "text",
                "--query",
                "Stacks[0].Parameters[].[ParameterKey,ParameterValue]");
    }

    /// The parameters of the stack that stay as they are, because nobody says otherwise.
    ///
    /// @param current what [#current] printed
    /// @throws IllegalArgumentException if what stays does not go with what was said
    /// @throws IOException if the template cannot be read
    List<String> kept(String current) throws IOException {
        Map<String, String> before = new LinkedHashMap<>();
        for (String line : current.lines().toList()) {
            String[] parameter = line.split("\t", 2);
            before.put(parameter[0], parameter.length < 2 ? "" : parameter[1]);
        }
        // One that the template has no more would be refused.
        JsonNode template =
                new YAMLMapper().readTree(root.resolve("deploy/aws/template.yaml").toFile());
        before.keySet().removeIf(name -> !template.path("Parameters").has(name));
        before.keySet().removeAll(parameters().keySet());
        requireSource(
                new Watched(
                        before.getOrDefault("WatchBucket", ""),
                        before.getOrDefault("WatchPrefix", "")),
                sources);
        return List.copyOf(before.keySet());
    }

    /// Says what would change, and changes nothing.
    ///
    /// @param kept parameters whose values stay: CloudFormation takes the template's for any other
    ///   that is not named
    List<String> propose(Kind kind, List<String> kept) {
        List<String> create =
                new ArrayList<>(
                        aws(
                                "create-change-set",
                                "--stack-name",
                                stack,
                                "--change-set-name",
                                changeSet,
                                "--change-set-type",
                                kind.name(),
                                "--template-body",
                                "file://" + packaged(),
                                "--capabilities",
                                "CAPABILITY_IAM",
                                "--output",
                                "text",
                                "--query",
                                "Id",
                                "--parameters"));
        parameters().forEach((name, value) -> create.add(parameter(name, value)));
        kept.forEach(name -> create.add("ParameterKey=%s,UsePreviousValue=true".formatted(name)));
        return create;
    }

    /// Waits until it is known what would change.
    List<String> await() {
        return ofChangeSet("wait", "change-set-create-complete");
    }

    /// Shows what would change.
    List<String> show() {
        return ofChangeSet(
                "describe-change-set",
                "--output",
                "table",
                "--query",
                "Changes[].ResourceChange.[Action,ResourceType,LogicalResourceId,Replacement]");
    }

    /// Prints why there is nothing to show.
    List<String> reason() {
        return ofChangeSet("describe-change-set", "--output", "text", "--query", "StatusReason");
    }

    /// Carries out what was proposed, and waits.
    List<List<String>> carryOut(Kind kind) {
        return List.of(
                ofChangeSet("execute-change-set"),
                aws(
                        "wait",
                        "stack-%s-complete".formatted(kind.name().toLowerCase(Locale.ROOT)),
                        "--stack-name",
                        stack),
                aws(
                        "describe-stacks",
                        "--stack-name",
                        stack,
                        "--output",
                        "table",
                        "--query",
                        "Stacks[0].Outputs[].[OutputKey,OutputValue]"));
    }

    /// Withdraws what was proposed.
    List<String> withdraw() {
        return ofChangeSet("delete-change-set");
    }

    /// Prints what state the stack is in.
    List<String> status() {
        return aws(
                "describe-stacks",
                "--stack-name",
                stack,
                "--output",
                "text",
                "--query",
                "Stacks[0].StackStatus");
    }

    /// Deletes the stack that a proposal to create one leaves behind: AWS does not propose to
    /// create one that was there before.
    ///
    /// @param status what [#status] printed
    /// @return nothing if the stack is more than a proposal, because another deployment has created
    ///   it meanwhile
    List<List<String>> leaveNothing(String status) {
        return status.equals("REVIEW_IN_PROGRESS")
                ? List.of(aws("delete-stack", "--stack-name", stack))
                : List.of();
    }

    /// Prints the name of the bucket that holds the results, if there is a stack.
    static List<String> resultsBucket(String stack) {
        return aws(
                "describe-stack-resource",
                "--stack-name",
                stack,
                "--logical-resource-id",
                "Results",
                "--output",
                "text",
                "--query",
                "StackResourceDetail.PhysicalResourceId");
    }

    /// Deletes everything but the results.
    static List<List<String>> delete(String stack) {
        return List.of(
                aws("delete-stack", "--stack-name", stack),
                aws("wait", "stack-delete-complete", "--stack-name", stack));
    }

    /// How to have S3 tell EventBridge of what lands in the watched bucket: the user's to do,
    /// because the bucket's other notifications do not stay.
    Optional<String> advice() {
        return watch.filter(watched -> !watched.equals(Watched.NOTHING))
                .map(watched ->
                        "S3 has to tell EventBridge of uploads; that replaces the bucket's other notifications, so look at them first:%n  aws s3api get-bucket-notification-configuration --bucket %s%n  aws s3api put-bucket-notification-configuration --bucket %2$s --notification-configuration '{\"EventBridgeConfiguration\": {}}'"
                                .formatted(watched.bucket(), watched.bucket()));
    }

    private Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put(
                "SourceBuckets",
                sources.stream()
                        .map("arn:aws:s3:::%s"::formatted)
                        .collect(Collectors.joining(",")));
        parameters.put(
                "SourceObjects",
                sources.stream()
                        .map("arn:aws:s3:::%s/*"::formatted)
                        .collect(Collectors.joining(",")));
        watch.ifPresent(watched -> {
            parameters.put("WatchBucket", watched.bucket());
            parameters.put("WatchPrefix", watched.prefix());
        });
        parameters.putAll(settings);
        return parameters;
    }

    /// In the AWS CLI's shorthand, in which a comma needs a backslash.
    private static String parameter(String name, String value) {
        return "ParameterKey=%s,ParameterValue=%s".formatted(name, value.replace(",", "\\,"));
    }

    private List<String> ofChangeSet(String... words) {
        List<String> command = new ArrayList<>(aws(words));
        command.addAll(List.of("--stack-name", stack, "--change-set-name", changeSet));
        return command;
    }

    private static List<String> aws(String... words) {
        List<String> command = new ArrayList<>(List.of("aws", "cloudformation"));
        command.addAll(List.of(words));
        return command;
    }
}
