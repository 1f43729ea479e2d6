package vn.tienglang.central;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import javax.net.ssl.SSLContext;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.signing.Ed25519;
import vn.tienglang.airtime.signing.Signer;
import vn.tienglang.airtime.wire.SignedMessage;
import vn.tienglang.airtime.wire.Topic;
import vn.tienglang.central.broker.StationTls;
import vn.tienglang.central.crypto.CertificateAuthority;
import vn.tienglang.central.crypto.OfficeCertificate;
import vn.tienglang.central.crypto.ServerTls;
import vn.tienglang.mqtt.Publication;
import vn.tienglang.office.station.StationSettings;
import vn.tienglang.office.store.station.Enrolment;

/**
 * TLS of the centre: the authority in the files {@code ca.key} and {@code ca.pem} of the data
 * folder, made when TLS is first used, and what it issues.
 */
final class CentreTls {
    private static final String KEY = "ca.key";
    private static final String CERTIFICATE = "ca.pem";

    private final CertificateAuthority authority;
    private final ServerTls server;

    private CentreTls(CertificateAuthority authority, ServerTls server) {
        this.authority = authority;
        this.server = server;
    }

    /**
     * Opens the authority, and makes it the first time.
     *
     * @param stations whether a station may connect with a certificate over this key
     * @throws StartupFailure when its files are damaged, incomplete, or cannot be written
     */
    static CentreTls open(
            CentralConfig config, BiPredicate<String, PublicKey> stations, InstantSource clock) {
        CertificateAuthority authority = authority(config.dataFolder(), clock.instant());
        return new CentreTls(authority, new ServerTls(authority, names(config), stations, clock));
    }

    private static List<String> names(CentralConfig config) {
        Set<String> names = new LinkedHashSet<>();
        names.add(config.mqttAddress());
        for (String host : List.of(config.mqttHost(), config.webHost())) {
            if (!host.equals("0.0.0.0") && !host.equals("::")) {
                names.add(host);
            }
        }
        names.add("localhost");
        names.add("127.0.0.1");
        return List.copyOf(names);
    }

    private static CertificateAuthority authority(Path folder, Instant now) {
        Path key = folder.resolve(KEY);
        Path certificate = folder.resolve(CERTIFICATE);
        try {
            if (!Files.exists(key) && !Files.exists(certificate)) {
                var made = CertificateAuthority.make(now);
                PrivateFile.write(certificate, CertificateAuthority.pem(made.certificate()));
                PrivateFile.write(key, made.keyPem());
                return made;
            }
            if (!Files.exists(key)) {
                throw new StartupFailure(
                        "The key of the certificate authority "
                                + key
                                + " is gone: restore it from a backup; without one delete "
                                + certificate
                                + " and write new certificates for all stations.");
            }
            return CertificateAuthority.of(
                    PrivateFile.read(key, "key of the certificate authority"),
                    Files.readString(certificate, StandardCharsets.US_ASCII));
        } catch (IOException | IllegalArgumentException e) {
            throw new StartupFailure(
                    "The certificate authority in " + folder + " cannot be used: " + e + ".", e);
        }
    }

    /** Opens the authority for a command, which accepts no connections. */
    static CentreTls openForCommand(CentralConfig config, InstantSource clock) {
        return open(config, (_, _) -> false, clock);
    }

    /** Certificates of a station as its enrolment brings them. */
    StationSettings.Certificates certificates(Enrolment enrolment, Instant now) {
        try {
            var base64 = Base64.getEncoder();
            PublicKey key = Ed25519.publicKey(enrolment.publicKey());
            return new StationSettings.Certificates(
                    base64.encodeToString(authority.certificate().getEncoded()),
                    base64.encodeToString(
                            authority.station(enrolment.station().id(), key, now).getEncoded()));
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was issued can be written", e);
        }
    }

    /** Certificate of the authority as PEM. */
    String authorityPem() {
        return CertificateAuthority.pem(authority.certificate());
    }

    /** New certificate of a station as PEM, over its signing key. */
    String stationPem(StationId station, String publicKey, Instant now) {
        PublicKey key = Ed25519.publicKey(publicKey);
        return CertificateAuthority.pem(authority.station(station, key, now));
    }

    /** TLS of the broker; the listener is told of every station that logs in. */
    StationTls stations(StationTls.Listener listener) {
        SSLContext context = server.context();
        return new StationTls(() -> server.stationEngine(context), server::problem, listener);
    }

    /** Whether half of the validity of a station's certificate is over. */
    boolean isDueForRenewal(X509Certificate certificate) {
        return server.isDueForRenewal(certificate);
    }

    /** The renewed certificate as the station receives it: signed by the centre, retained. */
    static Publication renewal(StationId station, String pem, Signer centre) {
        return new Publication(
                SignedMessage.of(
                        Topic.ROOT + "station/" + station + "/certificate",
                        pem.getBytes(StandardCharsets.US_ASCII),
                        centre),
                1,
                false,
                CertificateAuthority.DELIVERY.toSeconds());
    }

    /**
     * Context of the pages.
     *
     * @throws StartupFailure when the files of the office cannot be used
     */
    static SSLContext pages(CentralConfig.WebTls.Files files) {
        try {
            return OfficeCertificate.context(
                    Files.readString(files.certificate(), StandardCharsets.US_ASCII),
                    PrivateFile.read(files.key(), "key of the pages' certificate"));
        } catch (IOException | IllegalArgumentException e) {
            throw new StartupFailure(
                    "The certificate of the pages in "
                            + files.certificate()
                            + " cannot be used: "
                            + e
                            + ".",
                    e);
        }
    }

    /** Context of the pages with a certificate of the centre's own authority. */
    SSLContext pages() {
        return server.context();
    }
}
