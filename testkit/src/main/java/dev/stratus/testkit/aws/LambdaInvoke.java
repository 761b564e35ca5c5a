package dev.stratus.testkit.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stratus.testkit.asl.StateFailure;
import dev.stratus.testkit.asl.TaskResource;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// The Task resource `arn:aws:states:::lambda:invoke`, over the Invoke API of a [LambdaEndpoint] or
/// of anything else that speaks it.
public final class LambdaInvoke implements TaskResource {
    /// What a Task names.
    public static final String RESOURCE = "arn:aws:states:::lambda:invoke";

    private final URI endpoint;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    public LambdaInvoke(URI endpoint) {
        this.endpoint = endpoint;
    }

    @Override
    public JsonNode call(JsonNode arguments, Duration timeout)
            throws StateFailure, InterruptedException {
        String name = arguments.path("FunctionName").asText();
        URI uri =
                endpoint.resolve(
                        "/2015-03-31/functions/%s/invocations"
                                .formatted(URLEncoder.encode(name, StandardCharsets.UTF_8)));
        HttpRequest request =
                HttpRequest.newBuilder(uri)
                        .timeout(timeout)
                        .POST(BodyPublishers.ofString(Json.text(arguments.path("Payload"))))
                        .build();
        try {
            return result(client.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8)));
        } catch (HttpTimeoutException e) {
            throw new StateFailure("States.Timeout", "no answer in " + timeout);
        } catch (IOException e) {
            throw new StateFailure("Lambda.SdkClientException", String.valueOf(e.getMessage()));
        }
    }

    private static JsonNode result(HttpResponse<String> response) throws IOException, StateFailure {
        if (response.statusCode() != 200) {
            throw new StateFailure(
                    "Lambda." + response.headers().firstValue("x-amzn-ErrorType").orElse("Unknown"),
                    response.body());
        }
        JsonNode payload = Json.parse(response.body());
        if (response.headers().firstValue("X-Amz-Function-Error").isPresent()) {
            throw new StateFailure(
                    payload.path("errorType").asText("Lambda.Unknown"), response.body());
        }
        ObjectNode result = Json.MAPPER.createObjectNode();
        result.put("ExecutedVersion", "$LATEST").put("StatusCode", 200).set("Payload", payload);
        return result;
    }
}
