package dev.stratus.storage.s3;

import dev.stratus.storage.Retries;
import dev.stratus.storage.StorageOptions.Payer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.AbortMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.RequestPayer;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;

/// The requests that are made to S3, each with who pays for it, its retries, and its failures as
/// sentences. Any number of threads may use it at once.
final class S3Connection {
    private final S3Clients clients;
    private final S3Client client;
    private final Payer payer;
    private final Retries retries;

    S3Connection(S3Clients clients, Payer payer, Retries retries) {
        this.clients = clients;
        this.client = clients.client();
        this.payer = payer;
        this.retries = retries;
    }

    Retries retries() {
        return retries;
    }

    private @Nullable RequestPayer payer() {
        return switch (payer) {
            case OWNER -> null;
            case REQUESTER -> RequestPayer.REQUESTER;
        };
    }

    /// Asks once for a range; whoever reads the body repeats it.
    ResponseInputStream<GetObjectResponse> getOnce(
            S3Location at, String range, Optional<String> ifMatch) {
        return client.getObject(getRequest(at).range(range).ifMatch(ifMatch.orElse(null)).build());
    }

    private GetObjectRequest.Builder getRequest(S3Location at) {
        return GetObjectRequest.builder().bucket(at.bucket()).key(at.key()).requestPayer(payer());
    }

    /// A request for an object that carries its signature, whatever headers are added to it; none
    /// where only the SDK can ask.
    Optional<SdkHttpRequest> signedGet(S3Location at) {
        return clients.signer().map(signer -> signer.sign(getRequest(at).build()));
    }

    /// Sends a request as it is.
    HttpExecuteResponse send(SdkHttpRequest request) throws IOException {
        return clients.http()
                .prepareRequest(HttpExecuteRequest.builder().request(request).build())
                .call();
    }

    HeadObjectResponse head(S3Location at) throws IOException {
        HeadObjectRequest request =
                HeadObjectRequest.builder()
                        .bucket(at.bucket())
                        .key(at.key())
                        .requestPayer(payer())
                        .build();
        return call(at, () -> client.headObject(request));
    }

    /// Writes an object whole.
    void put(S3Location at, ByteBuffer bytes) throws IOException {
        PutObjectRequest request = putRequest(at, bytes).build();
        call(at, () -> client.putObject(request, bodyOf(bytes)));
    }

    /// Writes an object whole, once and only if there is none.
    void putOnceIfAbsent(S3Location at, ByteBuffer bytes) {
        client.putObject(putRequest(at, bytes).ifNoneMatch("*").build(), bodyOf(bytes));
    }

    private PutObjectRequest.Builder putRequest(S3Location at, ByteBuffer bytes) {
        return PutObjectRequest.builder()
                .bucket(at.bucket())
                .key(at.key())
                .contentMD5(md5(bytes))
                .requestPayer(payer());
    }

    /// Starts an upload in parts.
    ///
    /// @return its id
    String beginUpload(S3Location at) throws IOException {
        CreateMultipartUploadRequest request =
                CreateMultipartUploadRequest.builder()
                        .bucket(at.bucket())
                        .key(at.key())
                        .requestPayer(payer())
                        .build();
        return call(at, () -> client.createMultipartUpload(request)).uploadId();
    }

    CompletedPart uploadPart(S3Location at, String upload, int number, ByteBuffer bytes)
            throws IOException {
        UploadPartRequest request =
                UploadPartRequest.builder()
                        .bucket(at.bucket())
                        .key(at.key())
                        .uploadId(upload)
                        .partNumber(number)
                        .contentMD5(md5(bytes))
                        .requestPayer(payer())
                        .build();
        String tag = call(at, () -> client.uploadPart(request, bodyOf(bytes))).eTag();
        return CompletedPart.builder().partNumber(number).eTag(tag).build();
    }

    void completeUpload(S3Location at, String upload, List<CompletedPart> parts)
            throws IOException {
        CompleteMultipartUploadRequest request =
                CompleteMultipartUploadRequest.builder()
                        .bucket(at.bucket())
                        .key(at.key())
                        .uploadId(upload)
                        .multipartUpload(all -> all.parts(parts))
                        .requestPayer(payer())
                        .build();
        call(at, () -> client.completeMultipartUpload(request));
    }

    void abortUpload(S3Location at, String upload) throws IOException {
        AbortMultipartUploadRequest request =
                AbortMultipartUploadRequest.builder()
                        .bucket(at.bucket())
                        .key(at.key())
                        .uploadId(upload)
                        .requestPayer(payer())
                        .build();
        call(at, () -> client.abortMultipartUpload(request));
    }

    void delete(S3Location at) throws IOException {
        DeleteObjectRequest request =
                DeleteObjectRequest.builder()
                        .bucket(at.bucket())
                        .key(at.key())
                        .requestPayer(payer())
                        .build();
        call(at, () -> client.deleteObject(request));
    }

    /// One page of what is directly under a prefix.
    ///
    /// @param after where the page before ended
    ListObjectsV2Response list(S3Location prefix, Optional<String> after) throws IOException {
        ListObjectsV2Request request =
                ListObjectsV2Request.builder()
                        .bucket(prefix.bucket())
                        .prefix(prefix.key())
                        .delimiter("/")
                        .continuationToken(after.orElse(null))
                        .requestPayer(payer())
                        .build();
        return call(prefix, () -> client.listObjectsV2(request));
    }

    private <T> T call(S3Location at, Retries.Attempt<T> request) throws IOException {
        return retries.call(
                at.name(),
                () -> {
                    try {
                        return request.make();
                    } catch (RuntimeException e) {
                        throw S3Failures.of(at.name(), e);
                    }
                });
    }

    private static RequestBody bodyOf(ByteBuffer bytes) {
        return RequestBody.fromRemainingByteBuffer(bytes.duplicate());
    }

    private static String md5(ByteBuffer bytes) {
        try {
            MessageDigest digest = MessageDigest.getInstance("MD5");
            digest.update(bytes.duplicate());
            return Base64.getEncoder().encodeToString(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
