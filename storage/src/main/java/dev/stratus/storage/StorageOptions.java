package dev.stratus.storage;

import java.net.URI;
import java.util.Optional;

/// What is said about remote storage beside a location. It holds no credential: those are taken
/// from where the store's own tools take them.
///
/// @param endpoint where the store is, if it is not its provider's own: `http://127.0.0.1:9000`
public record StorageOptions(Optional<URI> endpoint, Access access, Payer payer) {
    /// Nothing said: the provider's own service, the user's credentials, the owner pays.
    public static final StorageOptions STANDARD =
            new StorageOptions(Optional.empty(), Access.CREDENTIALS, Payer.OWNER);

    /// As whom requests are made.
    public enum Access {
        /// With the credentials that the store's own tools would use.
        CREDENTIALS,
        /// As nobody. Credentials are not even looked for.
        ANONYMOUS
    }

    /// Who pays for requests and transfer.
    public enum Payer {
        OWNER,
        REQUESTER
    }

    public StorageOptions withEndpoint(URI at) {
        return new StorageOptions(Optional.of(at), access, payer);
    }

    public StorageOptions withAccess(Access as) {
        return new StorageOptions(endpoint, as, payer);
    }

    public StorageOptions withPayer(Payer who) {
        return new StorageOptions(endpoint, access, who);
    }
}
