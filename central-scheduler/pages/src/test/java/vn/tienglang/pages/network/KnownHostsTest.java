package vn.tienglang.pages.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownHostsTest {
    private final KnownHosts hosts = new KnownHosts(Set.of("Loa.example.vn"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.0.0.1:8080",
                "192.168.1.5:8080",
                "[::1]:8080",
                "[fe80::1]",
                "localhost:8080",
                "LOCALHOST",
                "loa.example.vn",
                "LOA.example.vn:443"
            })
    void knownNamesAndAddressesAreServed(String host) {
        assertThat(hosts.contains(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "evil.example",
                "evil.example:8080",
                "loa.example.vn.evil.example",
                "127.0.0.1.evil.example",
                "x[::1]",
                "1.2.3",
                "loa.example.vn:x"
            })
    void otherNamesAreNot(String host) {
        assertThat(hosts.contains(host)).isFalse();
    }
}
