package vn.tienglang.node.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLServerSocket;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tienglang.airtime.StationId;

/** Certificates made by {@code keytool}, as another program would issue them. */
class StationCertificateTest {
    private static final StationId STATION = new StationId("ls-dong-kinh");
    private static final String PASSWORD = "changeit";

    @TempDir Path folder;
    private Optional<Instant> time = Optional.empty();

    @BeforeEach
    void makeAuthority() throws Exception {
        key("ca", "EC", "-ext", "bc:c");
        key("station", "Ed25519");
    }

    private void key(String alias, String algorithm, String... more) throws Exception {
        var arguments =
                new ArrayList<>(
                        List.of(
                                "-genkeypair",
                                "-alias",
                                alias,
                                "-keyalg",
                                algorithm,
                                "-dname",
                                "CN=" + alias,
                                "-validity",
                                "3650"));
        arguments.addAll(List.of(more));
        keytool(arguments.toArray(new String[0]));
    }

    private void keytool(String... arguments) throws Exception {
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString()));
        command.addAll(List.of(arguments));
        command.addAll(
                List.of("-keystore", folder.resolve("keys").toString(), "-storepass", PASSWORD));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
    }

    /** Certificate of a key, signed by another one. */
    private String issue(String alias, String issuer, String name, String... more)
            throws Exception {
        Path request = folder.resolve("request");
        Path certificate = folder.resolve("certificate");
        keytool("-certreq", "-alias", alias, "-file", request.toString());
        var arguments =
                new ArrayList<>(
                        List.of(
                                "-gencert",
                                "-alias",
                                issuer,
                                "-dname",
                                "CN=" + name,
                                "-rfc",
                                "-infile",
                                request.toString(),
                                "-outfile",
                                certificate.toString()));
        arguments.addAll(List.of(more));
        keytool(arguments.toArray(new String[0]));
        return Files.readString(certificate);
    }

    private String own(int days) throws Exception {
        return issue(
                "station",
                "ca",
                STATION.value(),
                "-validity",
                Integer.toString(days),
                "-ext",
                "eku=clientAuth");
    }

    private String authority() throws Exception {
        Path file = folder.resolve("ca.pem");
        keytool("-exportcert", "-rfc", "-alias", "ca", "-file", file.toString());
        return Files.readString(file);
    }

    private KeyStore keys() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(folder.resolve("keys"))) {
            store.load(file, PASSWORD.toCharArray());
        }
        return store;
    }

    private StationCertificate open(String pem) throws Exception {
        if (keys().getKey("station", PASSWORD.toCharArray()) instanceof PrivateKey key) {
            return StationCertificate.open(folder, STATION, key, authority(), pem, () -> time);
        }
        throw new AssertionError("no key of the station");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void certificateMustBeOfThisStationItsKeyAndTheAuthority() throws Exception {
        key("other", "Ed25519");
        key("stranger", "EC", "-ext", "bc:c");
        assertThat(open(own(10))).isNotNull();
        for (String wrong :
                List.of(
                        issue("station", "ca", "ls-tam-thanh"),
                        issue("other", "ca", STATION.value()),
                        issue("station", "stranger", STATION.value()),
                        "no certificate")) {
            assertThatIllegalArgumentException().isThrownBy(() -> open(wrong));
        }
    }

    @Test
    void laterCertificateIsKeptAndUsedAfterARestart() throws Exception {
        String first = own(10);
        String later = own(700);
        StationCertificate certificate = open(first);
        Instant end = certificate.end();
        assertThat(certificate.renewed(bytes(later))).isTrue();
        assertThat(certificate.end()).isAfter(end);
        assertThat(certificate.renewed(bytes(first))).as("a replay").isTrue();
        assertThat(certificate.end()).isAfter(end);
        assertThat(open(first).end()).isEqualTo(certificate.end());

        Files.writeString(folder.resolve("certificate.pem"), "torn");
        assertThat(open(first).end()).isEqualTo(end);
    }

    @Test
    void certificateOfSomebodyElseIsNoRenewal() throws Exception {
        key("other", "Ed25519");
        StationCertificate certificate = open(own(10));
        Instant end = certificate.end();
        assertThat(certificate.renewed(bytes(issue("other", "ca", STATION.value()))))
                .isFalse();
        assertThat(certificate.renewed(new byte[] {1, 2, 3})).isFalse();
        assertThat(certificate.end()).isEqualTo(end);
    }

    /** Connects to a server with a certificate for 127.0.0.1; throws what the station finds. */
    private void handshake(String host, String... dates) throws Exception {
        key("server", "EC");
        var more = new ArrayList<>(List.of("-ext", "eku=serverAuth", "-ext", "san=ip:127.0.0.1"));
        more.addAll(List.of(dates));
        String pem = issue("server", "ca", "server", more.toArray(new String[0]));
        Path file = folder.resolve("server.pem");
        Files.writeString(file, pem);
        keytool("-importcert", "-noprompt", "-alias", "server", "-file", file.toString());
        KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
        KeyStore store = keys();
        for (String other : List.of("ca", "station")) {
            store.deleteEntry(other);
        }
        managers.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLSv1.3");
        context.init(managers.getKeyManagers(), null, null);
        try (var server =
                (SSLServerSocket)
                        context.getServerSocketFactory()
                                .createServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var serving =
                    Thread.startVirtualThread(() -> {
                        try (Socket socket = server.accept()) {
                            socket.getOutputStream().write(7);
                            socket.getOutputStream().flush();
                        } catch (IOException e) {
                            // The station does not accept this server.
                            assertThat(e).isNotNull();
                        }
                    });
            try (Socket socket = open(own(10)).sockets(host).createSocket()) {
                socket.connect(
                        new InetSocketAddress("127.0.0.1", server.getLocalPort()), 10_000);
                socket.getOutputStream().write(1);
                assertThat(socket.getInputStream().read()).isEqualTo(7);
            } finally {
                serving.join(10_000);
            }
        }
    }

    @Test
    void centreOfTheRightNameIsAccepted() throws Exception {
        handshake("127.0.0.1");
    }

    @Test
    void centreOfAnotherNameIsRefused() {
        assertThatThrownBy(() -> handshake("centre.example"))
                .isInstanceOf(SSLException.class)
                .hasMessageContaining("không phải cho centre.example");
    }

    /** A board in the past must reach the centre to learn the time. */
    @Test
    void datesCountOnlyWhileTheClockIsTrusted() throws Exception {
        String[] over = {"-startdate", "-20d", "-validity", "5"};
        handshake("127.0.0.1", over);
        keytool("-delete", "-alias", "server");
        time = Optional.of(Instant.now());
        assertThatThrownBy(() -> handshake("127.0.0.1", over)).isInstanceOf(SSLException.class);
    }
}
