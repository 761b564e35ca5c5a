package dev.stratus.storage.s3;

import dev.stratus.storage.StorageOptions;
import dev.stratus.storage.StorageOptions.Access;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;

/// The SDK's parts for one set of options: the client, what signs requests without sending them,
/// and the HTTP client under both, which uses [java.net.HttpURLConnection].
record S3Clients(S3Client client, Optional<GetSigner> signer, SdkHttpClient http) {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration READ = Duration.ofSeconds(30);

    /// The SDK's own retries are off. Checksums are sent where S3 demands them only, because other
    /// stores refuse the SDK's default ones; what is uploaded carries an MD5 sum instead, which all
    /// of them check.
    static S3Clients with(StorageOptions options) {
        Optional<URI> endpoint = options.endpoint().or(S3Clients::endpointOfEnvironment);
        boolean elsewhere = endpoint.isPresent() || profileNamesEndpoint();
        AwsCredentialsProvider credentials = credentials(options.access());
        Region region = region(options.access(), elsewhere);
        SdkHttpClient http =
                UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT)
                        .socketTimeout(READ)
                        .build();
        S3ClientBuilder builder =
                S3Client.builder()
                        .httpClient(http)
                        .credentialsProvider(credentials)
                        .region(region)
                        .forcePathStyle(elsewhere)
                        .crossRegionAccessEnabled(!elsewhere)
                        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                        .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                        .overrideConfiguration(
                                all -> all.retryStrategy(DefaultRetryStrategy.doNotRetry()));
        endpoint.ifPresent(builder::endpointOverride);
        S3Client client = builder.build();
        return new S3Clients(client, signer(client, credentials, region, endpoint, options), http);
    }

    /// There is none for an endpoint that only a profile names: what signs does not look there.
    private static Optional<GetSigner> signer(
            S3Client client,
            AwsCredentialsProvider credentials,
            Region region,
            Optional<URI> endpoint,
            StorageOptions options) {
        return switch (options.access()) {
            case ANONYMOUS -> Optional.of(get -> unsigned(client, get));
            case CREDENTIALS ->
                    endpoint.isEmpty() && profileNamesEndpoint()
                            ? Optional.empty()
                            : Optional.of(new PresignedGets(credentials, region, endpoint));
        };
    }

    /// Signs requests without sending them.
    @FunctionalInterface
    interface GetSigner {
        /// Signed for [PresignedGets#VALID] or as good as, whatever headers are added to it.
        SdkHttpRequest sign(GetObjectRequest get);
    }

    private static SdkHttpRequest unsigned(S3Client client, GetObjectRequest get) {
        URL url = client.utilities().getUrl(at -> at.bucket(get.bucket()).key(get.key()));
        return SdkHttpRequest.builder()
                .method(SdkHttpMethod.GET)
                .uri(URI.create(url.toString()))
                .build();
    }

    private static Optional<URI> endpointOfEnvironment() {
        return Stream.of("AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL")
                .map(System::getenv)
                .filter(value -> value != null && !value.isBlank())
                .findFirst()
                .map(URI::create);
    }

    private static boolean profileNamesEndpoint() {
        return ProfileFile.defaultProfileFile()
                .profile(ProfileFileSystemSetting.AWS_PROFILE.getStringValueOrThrow())
                .map(Profile::properties)
                .map(said -> said.containsKey("endpoint_url") || said.containsKey("services"))
                .orElse(false);
    }

    private static AwsCredentialsProvider credentials(Access access) {
        return switch (access) {
            case ANONYMOUS -> AnonymousCredentialsProvider.create();
            case CREDENTIALS -> {
                AwsCredentialsProvider chain = DefaultCredentialsProvider.builder().build();
                yield () -> {
                    try {
                        return chain.resolveCredentials();
                    } catch (SdkClientException e) {
                        throw new NoCredentialsException(e);
                    }
                };
            }
        };
    }

    /// Where nothing says which region it is, that of the oldest buckets is asked, which knows
    /// where the others are. A machine's own description is asked only when it may be one of
    /// Amazon's.
    private static Region region(Access access, boolean elsewhere) {
        boolean askMachine = !elsewhere && access == Access.CREDENTIALS;
        AwsRegionProvider chain =
                askMachine
                        ? new DefaultAwsRegionProviderChain()
                        : new AwsRegionProviderChain(
                                new SystemSettingsRegionProvider(), new AwsProfileRegionProvider());
        try {
            return chain.getRegion();
        } catch (SdkClientException e) {
            return Region.US_EAST_1;
        }
    }
}
