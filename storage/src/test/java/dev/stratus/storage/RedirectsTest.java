package dev.stratus.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RedirectsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/",
                "http://169.254.169.254/latest/meta-data/",
                "http://[::1]/",
                "http://[fe80::1]/",
                "http://[fd00:ec2::254]/",
                "http://[::ffff:127.0.0.1]/",
                "http://0.0.0.0/",
                "http://10.1.2.3/",
                "http://192.168.0.1/",
                "http://172.16.0.1/",
                "http://100.100.100.200/"
            })
    void noneLeadsFromThePublicNetworkIntoOurs(String target) {
        assertThatThrownBy(() -> Redirects.follow("x", URI.create("http://93.184.216.34/"), target))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("an address of this machine or its own network");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://93.184.216.34/", "ftp://93.184.216.34/", "file:///etc/passwd"})
    void noneLeavesTls(String target) {
        assertThatThrownBy(
                        () -> Redirects.follow("x", URI.create("https://93.184.216.34/"), target))
                .isInstanceOf(StorageException.class);
    }

    @Test
    void aRelativeTargetStaysOnItsHost() throws Exception {
        assertThat(Redirects.follow("x", URI.create("https://93.184.216.34/a/b"), "c?d=1"))
                .isEqualTo(URI.create("https://93.184.216.34/a/c?d=1"));
    }

    @Test
    void anotherPortIsAnotherOrigin() {
        assertThat(Redirects.sameOrigin(URI.create("https://a/x"), URI.create("https://A:443/y")))
                .isTrue();
        assertThat(Redirects.sameOrigin(URI.create("https://a/x"), URI.create("https://a:444/y")))
                .isFalse();
        assertThat(Redirects.sameOrigin(URI.create("https://a/x"), URI.create("http://a/x")))
                .isFalse();
    }

    @Test
    void aPublicAddressIsNotOurs() throws Exception {
        assertThat(Redirects.isInternal(InetAddress.getByName("52.216.1.1"))).isFalse();
        assertThat(Redirects.isInternal(InetAddress.getByName("2600:1f14::1"))).isFalse();
    }
}
