package dev.stratus.storage;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Where a redirect may lead. A server of the public network must not make this machine ask what
/// only this machine can reach: itself, its own network, the address that hands out a cloud
/// machine's credentials.
final class Redirects {
    private Redirects() {}

    static boolean isRedirect(int status) {
        return switch (status) {
            case 301, 302, 303, 307, 308 -> true;
            default -> false;
        };
    }

    /// The target of a redirect.
    ///
    /// @param name what messages call the file
    /// @param target what the answer's `Location` says
    /// @throws StorageException if it must not be followed
    static URI follow(String name, URI from, @Nullable String target) throws IOException {
        URI to;
        try {
            to = from.resolve(target == null ? "" : target);
        } catch (IllegalArgumentException e) {
            throw refused(name, "a target that is no URL");
        }
        if (target == null || to.getHost() == null) {
            throw refused(name, "no target");
        }
        boolean secure = to.getScheme().equals("https");
        if (!secure && !(to.getScheme().equals("http") && from.getScheme().equals("http"))) {
            throw refused(name, "a target that is not https");
        }
        if (!isInternal(from.getHost()) && isInternal(to.getHost())) {
            throw refused(name, "an address of this machine or its own network");
        }
        return to;
    }

    private static StorageException refused(String name, String what) {
        return new StorageException(
                "%s: the server redirects to %s, which is not followed. Check the URL."
                        .formatted(name, what));
    }

    private static boolean isInternal(String host) throws IOException {
        for (InetAddress address : InetAddress.getAllByName(host)) {
            if (isInternal(address)) {
                return true;
            }
        }
        return false;
    }

    /// Whether an address is of this machine, of its link, or of a private network.
    static boolean isInternal(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean uniqueLocal = bytes.length == 16 && (bytes[0] & 0xFE) == 0xFC;
        boolean sharedSpace = bytes.length == 4 && bytes[0] == 100 && (bytes[1] & 0xC0) == 64;
        return address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isAnyLocalAddress()
                || address.isSiteLocalAddress()
                || uniqueLocal
                || sharedSpace;
    }

    static boolean sameOrigin(URI a, URI b) {
        return a.getScheme().equals(b.getScheme())
                && a.getHost().toLowerCase(Locale.ROOT).equals(b.getHost().toLowerCase(Locale.ROOT))
                && portOf(a) == portOf(b);
    }

    private static int portOf(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return uri.getScheme().equals("https") ? 443 : 80;
    }
}
