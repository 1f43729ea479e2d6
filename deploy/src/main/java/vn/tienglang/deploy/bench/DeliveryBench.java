package vn.tienglang.deploy.bench;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.signing.Ed25519;
import vn.tienglang.deploy.CentreClient;
import vn.tienglang.deploy.DemoSystem;
import vn.tienglang.deploy.DemoSystem.Ports;
import vn.tienglang.deploy.ProgramCommands;
import vn.tienglang.deploy.TcpProxy;

/**
 * Benchmark {@code deploy/bench delivery}: what the link between centre and station costs, with real
 * processes on one machine and a proxy that counts.
 */
public final class DeliveryBench {
    private static final DemoSystem.DemoStation PLACE = DemoSystem.LANG_SON.getFirst();
    private static final StationId STATION = PLACE.station();
    private static final Duration AT_MOST = Duration.ofSeconds(120);

    /** The longest clip of the demonstration, and its bytes. */
    private static final String CLIP = "Khi trong nhà có người sốt, ho";

    private static final int CLIP_BYTES = 78_961;
    private static final int CUTS = 20;
    private static final int SLOW_BYTES_A_SECOND = 8_000;
    private static final double WIRE_AIM = 1.03;
    private static final double WIRE_CUTS_AIM = 1.05;
    private static final double IDLE_AIM = 340_000;

    /** IPv4 and TCP headers of a segment, and the bare acknowledgement of the other side. */
    private static final int SEGMENT_COST = 80;

    private final Path folder;
    private final boolean quick;
    private final String scale;

    private DeliveryBench(Path folder, boolean quick) {
        this.folder = folder;
        this.quick = quick;
        this.scale = quick ? "; quick: less time" : "";
    }

    /** Takes {@code --quick} for shorter measurements. */
    public static void main(String[] arguments) throws IOException {
        var bench =
                new DeliveryBench(
                        Files.createTempDirectory("tieng-lang-delivery"),
                        List.of(arguments).contains("--quick"));
        bench.clips();
        bench.tls();
    }

    /** Bytes that a clip costs on the wire, once undisturbed and once cut twenty times. */
    private void clips() {
        for (int cuts : new int[] {0, CUTS}) {
            var traffic = new MqttTraffic(System::nanoTime);
            var down = new AtomicLong();
            TcpProxy.Observer observer =
                    (connection, isUp, bytes, count) -> {
                        traffic.carried(connection, isUp, bytes, count);
                        down.addAndGet(isUp ? 0 : count);
                    };
            Ports ports = Ports.free(1);
            try (var system = system("clips-" + cuts, ports, DemoSystem.Broker.EMBEDDED);
                    var proxy =
                            new TcpProxy(
                                    ports.mqtt(),
                                    observer,
                                    new TcpProxy.SlowLink(SLOW_BYTES_A_SECOND, 16_000))) {
                CentreClient client = start(system, proxy);
                int mark = traffic.mark();
                long before = down.get();
                book(client);
                for (int i = 0; i < cuts; i++) {
                    long target = before + (long) CLIP_BYTES * (i + 1) / (cuts + 2);
                    DemoSystem.await("bytes of the clip", AT_MOST, () -> down.get() > target);
                    proxy.cutAll();
                    proxy.repair();
                }
                DemoSystem.await("the whole clip", AT_MOST, () -> isWhole(client));
                long others =
                        traffic.since(mark).stream()
                                .filter(packet -> !packet.isUp())
                                .filter(packet -> !packet.topic().endsWith("/part"))
                                .mapToLong(MqttTraffic.Packet::bytes)
                                .sum();
                double ratio = (down.get() - before - others) / (double) CLIP_BYTES;
                new BenchResult(
                                "delivery",
                                cuts == 0 ? "wire_ratio_first" : "wire_ratio_20_cuts",
                                "ratio",
                                "lower",
                                "bytes down without other MQTT packets, parts cut off in the middle"
                                        + " included, by a clip of "
                                        + CLIP_BYTES
                                        + " bytes at "
                                        + SLOW_BYTES_A_SECOND
                                        + " bytes/s")
                        .print(List.of(ratio), cuts == 0 ? WIRE_AIM : WIRE_CUTS_AIM);
            }
        }
    }

    private DemoSystem system(String name, Ports ports, DemoSystem.Broker broker) {
        return DemoSystem.create(
                folder.resolve(name), ProgramCommands.here(), ports, List.of(PLACE), broker);
    }

    private static CentreClient start(DemoSystem system, TcpProxy proxy) {
        system.setNodeBrokerPort(STATION, proxy.port());
        system.startCentre();
        system.startNode(STATION);
        CentreClient client = CentreClient.ofAdministrator(system);
        DemoSystem.await("the station", AT_MOST, () -> client.isOnline(STATION));
        return client;
    }

    private static void book(CentreClient client) {
        client.book(
                PLACE.area().value(),
                Instant.now().plus(Duration.ofMinutes(20)).truncatedTo(ChronoUnit.SECONDS),
                client.clip(CLIP));
        DemoSystem.await("the station to miss the clip", AT_MOST, () -> !isWhole(client));
    }

    private static boolean isWhole(CentreClient client) {
        return Optional.ofNullable(client.board().get(STATION))
                .map(board -> board.at("status").at("missing").each().count() == 0)
                .orElse(false);
    }

    private void tls() {
        var records = new ArrayList<long[]>();
        TcpProxy.Observer observer =
                (_, isUp, _, count) -> {
                    synchronized (records) {
                        records.add(new long[] {isUp ? 1 : 0, count});
                    }
                };
        Ports ports = Ports.free(1);
        try (var system = system("tls", ports, DemoSystem.Broker.EMBEDDED_TLS);
                var proxy = new TcpProxy(ports.mqtt(), observer)) {
            CentreClient client = start(system, proxy);
            DemoSystem.await(
                    "the first messages to be over", AT_MOST, () -> client.isOnline(STATION));
            idle(records);
            system.node(STATION).close();
            connects(system, ports.mqtt());
        }
        for (String figure : List.of("tls_connects_per_s_mosquitto", "tls_session_kb")) {
            new BenchResult(
                            "delivery",
                            figure,
                            figure.endsWith("kb") ? "kB" : "1/s",
                            figure.endsWith("kb") ? "lower" : "higher",
                            "not measured: needs a server certificate for Mosquitto, and as many"
                                    + " enrolled stations as sessions")
                    .print(List.of());
        }
    }

    /** Counts an idle stretch of the encrypted link; a status falls into a longer one only. */
    private void idle(List<long[]> records) {
        Duration settle = Duration.ofSeconds(20);
        Duration stretch = quick ? Duration.ofSeconds(125) : Duration.ofMinutes(31);
        sleep(settle);
        int from;
        synchronized (records) {
            from = records.size();
        }
        sleep(stretch);
        long bytes;
        synchronized (records) {
            bytes =
                    records.subList(from, records.size()).stream()
                            .mapToLong(one -> one[1] + SEGMENT_COST)
                            .sum();
        }
        double day = bytes * (double) Duration.ofDays(1).toSeconds() / stretch.toSeconds();
        new BenchResult(
                        "delivery",
                        "idle_bytes_per_day",
                        "bytes",
                        "lower",
                        "TLS 1.3, both directions, each record with headers of TCP and IP and a bare"
                                + " acknowledgement, "
                                + stretch.toSeconds()
                                + " s scaled to a day"
                                + (quick ? "; without a status, which comes every 15 min" : ""))
                .print(List.of(day), IDLE_AIM);
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while measuring", e);
        }
    }

    /** Whole handshakes with both certificates, then CONNECT and CONNACK, one after another. */
    private void connects(DemoSystem system, int port) {
        try {
            SSLContext context = context(system.stationFolder(STATION));
            byte[] connect = connectPacket(STATION.value(), system.secretOf(STATION));
            Duration stretch = Duration.ofSeconds(quick ? 5 : 20);
            connectAll(context, port, connect, Duration.ofSeconds(2));
            int count = connectAll(context, port, connect, stretch);
            new BenchResult(
                            "delivery",
                            "tls_connects_per_s",
                            "1/s",
                            "higher",
                            "embedded broker: full TLS 1.3 handshake with both certificates, CONNECT,"
                                    + " CONNACK; one client after another"
                                    + scale)
                    .print(List.of(count / (double) stretch.toSeconds()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot connect to the broker", e);
        }
    }

    private static int connectAll(SSLContext context, int port, byte[] connect, Duration stretch)
            throws IOException {
        long end = System.nanoTime() + stretch.toNanos();
        int count = 0;
        while (System.nanoTime() < end) {
            context.getClientSessionContext().setSessionCacheSize(1);
            try (var socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", port)) {
                socket.getOutputStream().write(connect);
                socket.getOutputStream().flush();
                int answer = socket.getInputStream().read();
                if (answer != 0x20) {
                    throw new IOException("no CONNACK but " + answer);
                }
                count++;
            }
        }
        return count;
    }

    private static byte[] connectPacket(String name, String secret) {
        var body = new ByteArrayOutputStream();
        field(body, "MQTT");
        // Version 5, user name and password, clean start, keep-alive of a minute, no properties.
        body.writeBytes(new byte[] {5, (byte) 0xc2, 0, 60, 0});
        field(body, name);
        field(body, name);
        field(body, secret);
        var packet = new ByteArrayOutputStream();
        packet.write(0x10);
        packet.write(body.size());
        packet.writeBytes(body.toByteArray());
        return packet.toByteArray();
    }

    private static void field(ByteArrayOutputStream to, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        to.write(bytes.length >> 8);
        to.write(bytes.length);
        to.writeBytes(bytes);
    }

    private static SSLContext context(Path station) throws IOException {
        try {
            var factory = CertificateFactory.getInstance("X.509");
            KeyStore own = KeyStore.getInstance("PKCS12");
            own.load(null, null);
            own.setKeyEntry(
                    "station",
                    Ed25519.privateKey(Files.readString(station.resolve("station.key")).strip()),
                    new char[0],
                    new Certificate[] {certificate(factory, station.resolve("station.pem"))});
            KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
            keys.init(own, new char[0]);
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("ca", certificate(factory, station.resolve("ca.pem")));
            TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLSv1.3");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("the certificate of the station cannot be used", e);
        }
    }

    private static Certificate certificate(CertificateFactory factory, Path file)
            throws IOException, GeneralSecurityException {
        return factory.generateCertificate(new ByteArrayInputStream(Files.readAllBytes(file)));
    }
}
