package dev.stratus.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stratus.testkit.SeededFaults;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// AWS's client before the proxy, a server that checks signatures behind it.
@Timeout(120)
class SignedRequestsTest {
    private static final byte[] OBJECT = new byte[300_000];

    static {
        new Random(1).nextBytes(OBJECT);
    }

    @TempDir private Path folder;
    private S3Proxy server;

    @BeforeEach
    void start() throws Exception {
        FilesystemNio2BlobStore buckets = new FilesystemNio2BlobStore(folder.toString());
        buckets.createContainer("survey");
        server =
                S3Proxy.builder()
                        .blobStore(buckets)
                        .endpoint(URI.create("http://127.0.0.1:0"))
                        .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, "id", "secret")
                        .build();
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
    }

    @Test
    void signaturesStayValid() throws Exception {
        try (FaultyHttpProxy proxy = FaultyHttpProxy.before(upstream(), r -> Optional.empty());
                S3Client s3 = client(proxy, "secret");
                S3Client stranger = client(proxy, "guessed")) {
            s3.putObject(r -> r.bucket("survey").key("a key/o"), RequestBody.fromBytes(OBJECT));
            uploadInTwoParts(s3);

            assertThat(range(s3, "a key/o", 1000, 1999).asByteArray())
                    .isEqualTo(Arrays.copyOfRange(OBJECT, 1000, 2000));
            assertThat(s3.headObject(r -> r.bucket("survey").key("parts")).contentLength())
                    .isEqualTo(5 * 1024 * 1024 + 10);
            assertThat(s3.listObjectsV2(r -> r.bucket("survey")).contents()).hasSize(2);
            s3.deleteObject(r -> r.bucket("survey").key("parts"));
            assertThat(s3.listObjectsV2(r -> r.bucket("survey")).contents()).hasSize(1);
            assertThatThrownBy(() -> range(stranger, "a key/o", 0, 9))
                    .isInstanceOfSatisfying(
                            S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(403));
            assertThat(proxy.requests())
                    .extracting(SeenRequest::toString)
                    .contains("GET /survey/a%20key/o bytes=1000-1999");
            assertThat(proxy.requests().get(0).header("Authorization")).isPresent();
        }
    }

    @Test
    @EnabledForJreRange(
            minVersion = 25,
            disabledReason = "the HttpURLConnection of Java 17 takes a cut body for a whole one")
    void aClientThatRetriesGetsTheRightBytesInSpiteOfFaults() throws Exception {
        SeededFaults<HttpFault> faults =
                SeededFaults.of(
                        11,
                        0.3,
                        HttpFault.class,
                        List.of(
                                HttpFault.SLOW_DOWN,
                                HttpFault.INTERNAL_ERROR,
                                HttpFault.RESET_BEFORE_ANSWER,
                                HttpFault.RESET_IN_BODY,
                                HttpFault.SHORT_BODY,
                                HttpFault.STALL));
        try (FaultyHttpProxy proxy =
                        FaultyHttpProxy.before(
                                upstream(), request -> faults.next(), Duration.ofMillis(10));
                S3Client s3 = client(proxy, "secret")) {
            s3.putObject(r -> r.bucket("survey").key("o"), RequestBody.fromBytes(OBJECT));
            for (int first = 0; first < OBJECT.length; first += 10_000) {
                assertThat(range(s3, "o", first, first + 9_999).asByteArray())
                        .isEqualTo(Arrays.copyOfRange(OBJECT, first, first + 10_000));
            }
            assertThat(proxy.injected()).hasSizeGreaterThanOrEqualTo(4);
        }
    }

    private static void uploadInTwoParts(S3Client s3) {
        String id = s3.createMultipartUpload(r -> r.bucket("survey").key("parts")).uploadId();
        CompletedPart first = upload(s3, id, 1, new byte[5 * 1024 * 1024]);
        CompletedPart second = upload(s3, id, 2, new byte[10]);
        s3.completeMultipartUpload(r ->
                r.bucket("survey")
                        .key("parts")
                        .uploadId(id)
                        .multipartUpload(parts -> parts.parts(first, second)));
    }

    private static CompletedPart upload(S3Client s3, String id, int number, byte[] bytes) {
        String tag =
                s3.uploadPart(
                                r ->
                                        r.bucket("survey")
                                                .key("parts")
                                                .uploadId(id)
                                                .partNumber(number),
                                RequestBody.fromBytes(bytes))
                        .eTag();
        return CompletedPart.builder().partNumber(number).eTag(tag).build();
    }

    private static ResponseBytes<GetObjectResponse> range(
            S3Client s3, String key, int first, int last) {
        return s3.getObjectAsBytes(
                r -> r.bucket("survey").key(key).range("bytes=%d-%d".formatted(first, last)));
    }

    private URI upstream() {
        return URI.create("http://127.0.0.1:" + server.getPort());
    }

    private static S3Client client(FaultyHttpProxy proxy, String secret) {
        return S3Client.builder()
                .endpointOverride(proxy.endpoint())
                .forcePathStyle(true)
                .region(Region.US_EAST_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("id", secret)))
                .httpClient(UrlConnectionHttpClient.create())
                .overrideConfiguration(o ->
                        o.retryStrategy(
                                StandardRetryStrategy.builder()
                                        .maxAttempts(20)
                                        .circuitBreakerEnabled(false)
                                        .backoffStrategy(attempt -> Duration.ZERO)
                                        .throttlingBackoffStrategy(attempt -> Duration.ZERO)
                                        .build()))
                .build();
    }
}
