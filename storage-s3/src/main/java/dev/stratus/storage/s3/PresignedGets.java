package dev.stratus.storage.s3;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/// Signs requests in their URLs. What signs them is made for the first one.
final class PresignedGets implements S3Clients.GetSigner {
    /// Longer than any request takes, and not longer than credentials usually last.
    static final Duration VALID = Duration.ofMinutes(15);

    private final AwsCredentialsProvider credentials;
    private final Region region;
    private final Optional<URI> endpoint;
    private @Nullable S3Presigner presigner;

    PresignedGets(AwsCredentialsProvider credentials, Region region, Optional<URI> endpoint) {
        this.credentials = credentials;
        this.region = region;
        this.endpoint = endpoint;
    }

    @Override
    public SdkHttpRequest sign(GetObjectRequest get) {
        return presigner()
                .presignGetObject(signed -> signed.signatureDuration(VALID).getObjectRequest(get))
                .httpRequest();
    }

    private synchronized S3Presigner presigner() {
        S3Presigner made = presigner;
        if (made == null) {
            S3Presigner.Builder builder =
                    S3Presigner.builder()
                            .credentialsProvider(credentials)
                            .region(region)
                            .serviceConfiguration(
                                    S3Configuration.builder()
                                            .pathStyleAccessEnabled(endpoint.isPresent())
                                            .build());
            endpoint.ifPresent(builder::endpointOverride);
            made = builder.build();
            presigner = made;
        }
        return made;
    }
}
