package vn.tienglang.central.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.SocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.signing.Ed25519;
import vn.tienglang.airtime.signing.KeyId;
import vn.tienglang.airtime.wire.SignedMessage;
import vn.tienglang.central.broker.BrokerRejectionListener.RejectionReason;
import vn.tienglang.central.crypto.CertificateAuthority;
import vn.tienglang.central.crypto.ServerTls;
import vn.tienglang.mqtt.BrokerSettings;
import vn.tienglang.mqtt.LinkException;
import vn.tienglang.mqtt.MqttConnection;
import vn.tienglang.mqtt.Publication;
import vn.tienglang.mqtt.PublishResult;
import vn.tienglang.mqtt.Subscription;

/** The embedded broker with TLS: who may come in with which certificate. */
class EmbeddedBrokerTlsTest {
    private static final String ONE = BrokerFixture.ONE;
    private static final String OTHER = BrokerFixture.OTHER;
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private record Rejected(RejectionReason reason, String who, String detail) {}

    private final Instant now = Instant.now();
    private final CertificateAuthority authority = CertificateAuthority.make(now);
    private final Map<String, KeyPair> keys =
            Map.of(ONE, Ed25519.newPair(), OTHER, Ed25519.newPair());
    private final Set<String> revoked = ConcurrentHashMap.newKeySet();
    private final Queue<Rejected> rejected = new ConcurrentLinkedQueue<>();
    private final Map<String, X509Certificate> loggedIn = new ConcurrentHashMap<>();

    @TempDir private Path folder;
    private Optional<EmbeddedBroker> running = Optional.empty();

    @BeforeEach
    void start() throws BrokerFailure {
        var tls =
                new ServerTls(
                        authority,
                        List.of("127.0.0.1"),
                        (station, _) -> !revoked.contains(station),
                        () -> now);
        SSLContext context = tls.context();
        running =
                Optional.of(
                        new EmbeddedBroker(
                                new EmbeddedBrokerSettings(
                                        "127.0.0.1",
                                        0,
                                        folder,
                                        Optional.of(
                                                new StationTls(
                                                        () -> tls.stationEngine(context),
                                                        tls::problem,
                                                        loggedIn::put))),
                                (station, secret) -> secret.equals("secret of " + station),
                                (reason, who, detail) ->
                                        rejected.add(new Rejected(reason, who, detail)),
                                failure ->
                                        rejected.add(
                                                new Rejected(
                                                        RejectionReason.MALFORMED,
                                                        "broker",
                                                        String.valueOf(failure.getMessage())))));
    }

    @AfterEach
    void stop() {
        broker().close();
    }

    private EmbeddedBroker broker() {
        return running.orElseThrow();
    }

    private KeyPair key(String station) {
        return Optional.ofNullable(keys.get(station)).orElseThrow();
    }

    private X509Certificate certificate(String station, Instant issuedAt) {
        return authority.station(new StationId(station), key(station).getPublic(), issuedAt);
    }

    /** Sockets of a client that shows this certificate of the key of this station. */
    private SocketFactory sockets(Optional<X509Certificate> certificate, String station) {
        try {
            KeyStore own = KeyStore.getInstance("PKCS12");
            own.load(null, null);
            if (certificate.isPresent()) {
                own.setKeyEntry(
                        "own",
                        key(station).getPrivate(),
                        new char[0],
                        new Certificate[] {certificate.get()});
            }
            KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
            managers.init(own, new char[0]);
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("ca", authority.certificate());
            TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLSv1.3");
            context.init(managers.getKeyManagers(), trust.getTrustManagers(), null);
            return BrokerSettings.tlsSockets(context.getSocketFactory());
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private MqttConnection connect(String name, SocketFactory sockets) throws LinkException {
        return MqttConnection.connect(
                new BrokerSettings(
                        "127.0.0.1",
                        broker().port(),
                        name,
                        "secret of " + name,
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        sockets),
                Optional.empty(),
                new Subscription(List.of("tl/1/station/" + name + "/#", "tl/1/all/#"), 16, true),
                (_, _, _, _, _, acknowledger) -> {
                    acknowledger.run();
                    return true;
                },
                () -> {});
    }

    private void assertRefused(
            String name, SocketFactory sockets, RejectionReason reason, String why) {
        assertThatThrownBy(() -> connect(name, sockets).close()).isInstanceOf(LinkException.class);
        await().atMost(TIMEOUT)
                .untilAsserted(() ->
                        assertThat(rejected)
                                .anyMatch(one ->
                                        one.reason() == reason && one.detail().contains(why)));
        assertThat(loggedIn).doesNotContainKey(name);
    }

    @Test
    void stationWithItsCertificateAndItsSecretComesIn() throws Exception {
        X509Certificate own = certificate(ONE, now);
        try (var connection = connect(ONE, sockets(Optional.of(own), ONE))) {
            assertThat(connection.failure()).isEmpty();
            assertThat(loggedIn).containsEntry(ONE, own);
        }
        assertThat(rejected).isEmpty();
    }

    /** Its certificate is valid, its secret is right: still only its own topics. */
    @Test
    void foreignStationPublishesNowhereElse() throws Exception {
        var signer = Ed25519.signer(new KeyId("other-1"), key(OTHER).getPrivate());
        try (var connection =
                connect(OTHER, sockets(Optional.of(certificate(OTHER, now)), OTHER))) {
            for (String topic :
                    List.of(
                            "tl/1/up/" + ONE + "/status",
                            "tl/1/up/" + ONE + "/asrun",
                            "tl/1/up/" + ONE + "/want",
                            "tl/1/station/" + ONE + "/ack",
                            "tl/1/station/" + ONE + "/certificate",
                            "tl/1/station/" + OTHER + "/certificate",
                            "tl/1/all/urgent",
                            "tl/1/all/keys/centre-1",
                            "tl/1/all/recovery")) {
                PublishResult result =
                        connection
                                .publish(
                                        List.of(
                                                new Publication(
                                                        SignedMessage.of(
                                                                topic, new byte[] {1}, signer),
                                                        1,
                                                        false,
                                                        60)))
                                .getFirst();
                assertThat(result.accepted()).as(topic).isFalse();
            }
        }
    }

    @Test
    void validCertificateOfAnotherStationIsRefused() {
        assertRefused(
                ONE,
                sockets(Optional.of(certificate(OTHER, now)), OTHER),
                RejectionReason.BORROWED_NAME,
                "certificate of CN=" + OTHER);
    }

    @Test
    void revokedCertificateIsRefusedAndNamed() {
        revoked.add(ONE);
        assertRefused(
                ONE,
                sockets(Optional.of(certificate(ONE, now)), ONE),
                RejectionReason.CERTIFICATE,
                "certificate of CN=" + ONE + " is revoked");
    }

    /** A revoked station loses its session at once, and cannot come back. */
    @Test
    void sessionOfARevokedStationEnds() throws Exception {
        SocketFactory sockets = sockets(Optional.of(certificate(ONE, now)), ONE);
        try (var connection = connect(ONE, sockets)) {
            revoked.add(ONE);
            assertThat(broker().disconnect(OTHER)).as("a station that is not there").isFalse();
            assertThat(broker().disconnect(ONE)).isTrue();
            await().atMost(TIMEOUT)
                    .untilAsserted(() -> assertThat(connection.failure()).isPresent());
        }
        assertThat(broker().disconnect(ONE)).as("twice").isFalse();
        assertThatThrownBy(() -> connect(ONE, sockets).close()).isInstanceOf(LinkException.class);
    }

    @Test
    void expiredCertificateIsRefusedAndNamed() {
        assertRefused(
                ONE,
                sockets(Optional.of(certificate(ONE, now.minus(Duration.ofDays(900)))), ONE),
                RejectionReason.CERTIFICATE,
                "certificate of CN=" + ONE + " is valid from");
    }

    @Test
    void certificateOfAnotherAuthorityIsRefusedAndNamed() {
        var stranger = CertificateAuthority.make(now);
        assertRefused(
                ONE,
                sockets(
                        Optional.of(
                                stranger.station(new StationId(ONE), key(ONE).getPublic(), now)),
                        ONE),
                RejectionReason.CERTIFICATE,
                "certificate of CN=" + ONE + " is not of this centre");
    }

    @Test
    void clientWithoutACertificateIsRefused() {
        assertRefused(ONE, sockets(Optional.empty(), ONE), RejectionReason.CERTIFICATE, "TLS: ");
    }

    @Test
    void clientWithoutTlsIsRefused() {
        assertRefused(ONE, BrokerSettings.plainSockets(), RejectionReason.CERTIFICATE, "TLS: ");
    }

    /** The gate counts a connection from its first byte, before the handshake. */
    @Test
    void silentConnectionsAreBoundedBeforeTheHandshake() throws Exception {
        var open = new ArrayList<Socket>();
        try {
            for (int i = 0; i <= BrokerLimits.UNAUTHENTICATED_PER_ADDRESS; i++) {
                open.add(new Socket(InetAddress.getLoopbackAddress(), broker().port()));
            }
            await().atMost(TIMEOUT)
                    .untilAsserted(() ->
                            assertThat(rejected)
                                    .anyMatch(
                                            one -> one.detail().contains("too many connections")));
        } finally {
            for (Socket socket : open) {
                socket.close();
            }
        }
    }

    /** The centre's own port is another one, of the loopback address and without TLS. */
    @Test
    void centreComesInOnItsOwnPort() throws Exception {
        assertThat(broker().centrePort()).isNotEqualTo(broker().port());
        CentreCredentials centre = broker().centreCredentials();
        try (var client =
                TestMqttClient.connected(
                        broker().centrePort(),
                        TestMqttClient.ConnectOptions.of(centre.name(), centre.secret()))) {
            assertThat(client.subscribe("tl/1/up/#")).containsExactly(1);
        }
    }
}
