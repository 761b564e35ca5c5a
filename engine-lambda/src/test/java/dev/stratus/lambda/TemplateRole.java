package dev.stratus.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.stratus.testkit.http.SeenRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A role of the template, as far as its policies allow or do not allow a call: statements that
/// allow, with actions, resources with `*`, and conditions on the prefix of a list. In tests the
/// source bucket is called `survey`, and the results bucket `results`.
final class TemplateRole {
    private final List<JsonNode> statements = new ArrayList<>();

    private TemplateRole() {}

    /// The role of a logical name.
    static TemplateRole named(String role) throws IOException {
        TemplateRole found = new TemplateRole();
        JsonNode policies = template().at("/Resources/" + role + "/Properties/Policies");
        for (JsonNode policy : policies) {
            policy.at("/PolicyDocument/Statement").forEach(found.statements::add);
        }
        return found;
    }

    static JsonNode template() throws IOException {
        Path file = Path.of(System.getProperty("stratus.root"), "deploy/aws/template.yaml");
        return new YAMLMapper().readTree(file.toFile());
    }

    List<JsonNode> statements() {
        return List.copyOf(statements);
    }

    /// Whether an S3 request may be made.
    boolean allows(SeenRequest request) {
        String[] path = request.path().substring(1).split("/", 2);
        String bucket = "arn:aws:s3:::" + path[0];
        String key = path.length < 2 ? "" : URLDecoder.decode(path[1], StandardCharsets.UTF_8);
        if (key.isEmpty()) {
            return allows("s3:ListBucket", bucket, parameter(request, "prefix"));
        }
        boolean ofUpload = request.target().contains("uploadId=");
        String action =
                switch (request.method()) {
                    case "GET", "HEAD" -> "s3:GetObject";
                    case "PUT", "POST" -> "s3:PutObject";
                    case "DELETE" -> ofUpload ? "s3:AbortMultipartUpload" : "s3:DeleteObject";
                    default -> request.method();
                };
        return allows(action, bucket + "/" + key, "");
    }

    boolean allows(String action, String resource, String prefix) {
        return statements.stream()
                .anyMatch(statement ->
                        statement.path("Effect").asText().equals("Allow")
                                && matches(statement.path("Action"), action)
                                && matches(statement.path("Resource"), resource)
                                && fits(statement.path("Condition"), prefix));
    }

    private static boolean matches(JsonNode patterns, String value) {
        if (patterns.isArray()) {
            for (JsonNode pattern : patterns) {
                if (matches(pattern, value)) {
                    return true;
                }
            }
            return false;
        }
        for (String pattern : resolved(patterns)) {
            if (like(pattern, value)) {
                return true;
            }
        }
        return false;
    }

    /// What an intrinsic function of the template becomes.
    private static List<String> resolved(JsonNode node) {
        if (node.isTextual()) {
            return List.of(node.textValue());
        }
        if (node.has("Ref")) {
            return switch (node.get("Ref").textValue()) {
                case "SourceBuckets" -> List.of("arn:aws:s3:::survey");
                case "SourceObjects" -> List.of("arn:aws:s3:::survey/*");
                default -> List.of(node.get("Ref").textValue());
            };
        }
        if (node.has("Fn::If")) {
            List<String> either = new ArrayList<>(resolved(node.at("/Fn::If/1")));
            either.addAll(resolved(node.at("/Fn::If/2")));
            return either;
        }
        if (node.has("Fn::GetAtt")) {
            String name = node.at("/Fn::GetAtt/0").textValue();
            return List.of(name.equals("Results") ? "arn:aws:s3:::results" : name);
        }
        return List.of(
                node.path("Fn::Sub").asText().replace("${Results.Arn}", "arn:aws:s3:::results"));
    }

    private static boolean fits(JsonNode condition, String prefix) {
        return condition.isMissingNode()
                || like(condition.at("/StringLike/s3:prefix").asText(), prefix);
    }

    private static boolean like(String pattern, String value) {
        return value.matches(
                Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q"));
    }

    private static String parameter(SeenRequest request, String name) {
        for (String pair : request.target().replaceFirst("^[^?]*\\??", "").split("&", -1)) {
            if (pair.startsWith(name + "=")) {
                return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
            }
        }
        return "";
    }
}
