package dev.stratus.storage.s3;

import dev.stratus.storage.Printable;
import dev.stratus.storage.Storage;
import dev.stratus.storage.StorageException;
import java.util.regex.Pattern;

/// A bucket and a key in it, as in `s3://bucket/key`. The key is taken as it stands, as the AWS
/// tools take it: `%20` is no space.
record S3Location(String bucket, String key) {
    private static final String SCHEME = "s3://";
    private static final Pattern BUCKET = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{1,254}");
    private static final int LONGEST_KEY = 1024;

    /// Takes a location apart.
    ///
    /// @throws StorageException if it does not begin with `s3://` and the name of a bucket
    static S3Location parse(String location) throws StorageException {
        String rest =
                location.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                        ? location.substring(SCHEME.length())
                        : "";
        int slash = rest.indexOf('/');
        String bucket = slash < 0 ? rest : rest.substring(0, slash);
        String key = slash < 0 ? "" : rest.substring(slash + 1);
        String shown = Printable.shortened(Storage.displayName(location));
        if (!BUCKET.matcher(bucket).matches()) {
            throw new StorageException(
                    "%s: names no bucket, expected s3://bucket/key.".formatted(shown));
        }
        if (key.length() > LONGEST_KEY || key.chars().anyMatch(c -> c < ' ')) {
            throw new StorageException(
                    "%s: is no key, expected at most %d characters and none that is invisible."
                            .formatted(shown, LONGEST_KEY));
        }
        return new S3Location(bucket, key);
    }

    /// The same, where an object is meant.
    ///
    /// @throws StorageException if it names a bucket or a prefix only
    static S3Location parseObject(String location) throws StorageException {
        S3Location parsed = parse(location);
        if (parsed.key.isEmpty() || parsed.key.endsWith("/")) {
            throw new StorageException(
                    "%s: names a prefix, expected an object: s3://bucket/key."
                            .formatted(parsed.name()));
        }
        return parsed;
    }

    /// The same, where a prefix is meant; it ends in `/` or is empty.
    static S3Location parsePrefix(String location) throws StorageException {
        S3Location parsed = parse(location);
        boolean ends = parsed.key.isEmpty() || parsed.key.endsWith("/");
        return ends ? parsed : new S3Location(parsed.bucket, parsed.key + "/");
    }

    S3Location child(String object) {
        return new S3Location(bucket, key + object);
    }

    String name() {
        return SCHEME + bucket + "/" + key;
    }
}
