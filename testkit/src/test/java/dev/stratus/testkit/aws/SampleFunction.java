package dev.stratus.testkit.aws;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/// A function that does what its input says.
public final class SampleFunction implements RequestHandler<Map<String, Object>, Object> {
    private int served;

    @Override
    public Object handleRequest(Map<String, Object> input, Context context) {
        served++;
        return switch (String.valueOf(input.get("do"))) {
            case "square" -> Map.of("square", square(String.valueOf(input.get("number"))));
            case "fail" -> throw new IllegalArgumentException("asked to fail");
            case "exit" -> {
                Runtime.getRuntime().halt(3);
                yield "";
            }
            case "hang" -> {
                hang();
                yield "";
            }
            default ->
                    Map.of(
                            "served", served,
                            "requestId", context.getAwsRequestId(),
                            "function", context.getFunctionName(),
                            "arn", context.getInvokedFunctionArn(),
                            "remainingMillis", context.getRemainingTimeInMillis(),
                            "environment", String.valueOf(System.getenv("GREETING")));
        };
    }

    private static int square(String number) {
        return Integer.parseInt(number) * Integer.parseInt(number);
    }

    private static void hang() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
