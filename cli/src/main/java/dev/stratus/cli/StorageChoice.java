package dev.stratus.cli;

import dev.stratus.storage.StorageOptions;
import dev.stratus.storage.StorageOptions.Access;
import dev.stratus.storage.StorageOptions.Payer;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParameterException;

/// The options of every command that reads or writes in remote storage.
final class StorageChoice extends Options {
    private final Argument<@Nullable URI> endpoint =
            option(
                    "--s3-endpoint",
                    "URL",
                    URI.class,
                    "Where an S3-compatible store is, such as http://127.0.0.1:9000.");

    private final Argument<Boolean> anonymous =
            flag(
                    "--s3-anonymous",
                    "Ask S3 as nobody, for public buckets; credentials are not looked for.");

    private final Argument<Boolean> requesterPays =
            flag(
                    "--s3-requester-pays",
                    "Agree to pay for the requests to a bucket whose owner does not.");

    StorageOptions options() {
        URI endpoint = this.endpoint.value();
        StorageOptions options =
                StorageOptions.STANDARD
                        .withAccess(anonymous.value() ? Access.ANONYMOUS : Access.CREDENTIALS)
                        .withPayer(requesterPays.value() ? Payer.REQUESTER : Payer.OWNER);
        return endpoint == null ? options : options.withEndpoint(checked(endpoint));
    }

    /// Checks that functions would reach storage as this machine does: they have a role's
    /// credentials, and know no store but AWS's.
    ///
    /// @throws ParameterException if something was said that does not reach them
    void requireThatFunctionsDoTheSame() {
        refuse(
                anonymous.value(),
                "--s3-anonymous: functions ask with the credentials of their role, and this machine needs some for the results. Leave it out.");
        refuse(
                requesterPays.value(),
                "--s3-requester-pays: functions do not agree to pay. Use --engine local, or copy the file into a bucket of yours.");
        refuse(
                endpoint.value() != null,
                "--s3-endpoint: functions know no store but S3 itself. Use --engine local; or, where the endpoint is another way to S3, set AWS_ENDPOINT_URL_S3 instead.");
    }

    private void refuse(boolean said, String why) {
        if (said) {
            throw new ParameterException(commandLine(), why);
        }
    }

    private URI checked(URI at) {
        boolean web = "http".equals(at.getScheme()) || "https".equals(at.getScheme());
        if (!web || at.getHost() == null || at.getUserInfo() != null) {
            throw new ParameterException(
                    commandLine(),
                    "--s3-endpoint: expected a URL of a host, such as http://127.0.0.1:9000.");
        }
        return at;
    }
}
