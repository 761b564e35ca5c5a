package dev.stratus.storage.s3;

import software.amazon.awssdk.core.exception.SdkClientException;

/// No credentials were found, or those found cannot be used. Its cause is left out: it names every
/// place that was looked at.
final class NoCredentialsException extends RuntimeException {
    private static final long serialVersionUID = 1;

    NoCredentialsException(SdkClientException e) {
        super(sentence(String.valueOf(e.getMessage())));
    }

    private static String sentence(String found) {
        boolean session = found.contains("SSO") && found.contains("expired");
        return session
                ? "the SSO session has expired. Run 'aws sso login'."
                : "no AWS credentials were found. Set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, run 'aws sso login', or read a public bucket with --s3-anonymous.";
    }
}
