package vn.tienglang.node.link;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.SocketFactory;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.signing.Ed25519;
import vn.tienglang.airtime.signing.KeyId;
import vn.tienglang.airtime.wire.Topic;
import vn.tienglang.mqtt.BrokerSettings;

/**
 * Certificate of the station for TLS 1.3, over its signing key, and the authority of the centre that
 * it trusts. The centre renews the certificate over the signed link; the one that is valid longer
 * counts, from the next connection on.
 *
 * <p>The dates of the centre's certificate are checked only while the clock is trusted: a board
 * starts in the past and must reach the centre to learn the time. What arrives is signed in any
 * case.
 */
public final class StationCertificate {
    private static final String PROTOCOL = "TLSv1.3";
    private static final String FILE = "certificate.pem";
    private static final String ALIAS = "station";
    private static final String SERVER_PURPOSE = "1.3.6.1.5.5.7.3.1";
    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;

    private final StationId station;
    private final PrivateKey key;
    private final X509Certificate authority;
    private final Path file;
    private final Supplier<Optional<Instant>> trustedTime;
    private volatile X509Certificate present;

    private StationCertificate(
            StationId station,
            PrivateKey key,
            X509Certificate authority,
            X509Certificate present,
            Path file,
            Supplier<Optional<Instant>> trustedTime) {
        this.station = station;
        this.key = key;
        this.authority = authority;
        this.present = present;
        this.file = file;
        this.trustedTime = trustedTime;
    }

    /**
     * Opens the certificate of the settings, or a later one in the data folder.
     *
     * @param authorityPem certificate of the authority of the centre
     * @param certificatePem certificate of the station
     * @throws IllegalArgumentException when they do not belong together or to this key
     */
    public static StationCertificate open(
            Path folder,
            StationId station,
            PrivateKey key,
            String authorityPem,
            String certificatePem,
            Supplier<Optional<Instant>> trustedTime) {
        X509Certificate authority = read(authorityPem);
        X509Certificate enrolled = read(certificatePem);
        var certificate =
                new StationCertificate(
                        station, key, authority, enrolled, folder.resolve(FILE), trustedTime);
        certificate.check(enrolled);
        certificate.readRenewed();
        return certificate;
    }

    private void readRenewed() {
        if (!Files.exists(file)) {
            return;
        }
        try {
            X509Certificate renewed = read(Files.readString(file, StandardCharsets.US_ASCII));
            check(renewed);
            present = isLater(renewed) ? renewed : present;
        } catch (IOException | IllegalArgumentException e) {
            Logger.error("The renewed certificate {} cannot be used: {}", file, e.getMessage());
        }
    }

    private boolean isLater(X509Certificate certificate) {
        return certificate.getNotAfter().toInstant().isAfter(end());
    }

    private static X509Certificate read(String pem) {
        try {
            if (CertificateFactory.getInstance("X.509")
                            .generateCertificate(
                                    new ByteArrayInputStream(
                                            pem.getBytes(StandardCharsets.US_ASCII)))
                    instanceof X509Certificate certificate) {
                return certificate;
            }
            throw new IllegalArgumentException("not a certificate");
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not a certificate: " + e.getMessage(), e);
        }
    }

    private void check(X509Certificate certificate) {
        try {
            certificate.verify(authority.getPublicKey());
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "the certificate of the station is not of the centre's authority", e);
        }
        byte[] words = station.value().getBytes(StandardCharsets.UTF_8);
        var id = new KeyId("own-key");
        boolean isOurs =
                certificate.getSubjectX500Principal().getName().equals("CN=" + station)
                        && Ed25519.verifier(id, certificate.getPublicKey())
                                .verifies(words, Ed25519.signer(id, key).sign(words));
        if (!isOurs) {
            throw new IllegalArgumentException("the certificate is not of this station's key");
        }
    }

    /** Topic on which the centre sends a renewed certificate to a station. */
    static String topic(StationId station) {
        return Topic.ROOT + "station/" + station + "/certificate";
    }

    /**
     * Takes a renewed certificate whose signature was good.
     *
     * @return false when it is not one of this station
     */
    synchronized boolean renewed(byte[] pem) {
        try {
            X509Certificate certificate = read(new String(pem, StandardCharsets.US_ASCII));
            check(certificate);
            if (isLater(certificate)) {
                PrivateText.write(file, new String(pem, StandardCharsets.US_ASCII));
                present = certificate;
                Logger.info("The certificate of the station is valid to {}", end());
            }
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        } catch (IOException e) {
            Logger.error("A renewed certificate cannot be kept: {}", e.toString());
            return true;
        }
    }

    /** When the present certificate ends. */
    Instant end() {
        return present.getNotAfter().toInstant();
    }

    /** Sockets of TLS 1.3 to the centre at this name or address. */
    public SocketFactory sockets(String host) {
        try {
            var context = SSLContext.getInstance(PROTOCOL);
            context.init(
                    new KeyManager[] {new StationKeys()},
                    new TrustManager[] {new CentreCertificates(host)},
                    null);
            return BrokerSettings.tlsSockets(context.getSocketFactory());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + PROTOCOL, e);
        }
    }

    /** Key manager of the one present certificate. */
    private final class StationKeys extends X509ExtendedKeyManager {
        @Override
        public String chooseClientAlias(
                String[] types, Principal @Nullable [] issuers, @Nullable Socket socket) {
            return ALIAS;
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return new X509Certificate[] {present};
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            return key;
        }

        @Override
        public String[] getClientAliases(String type, Principal @Nullable [] issuers) {
            return new String[] {ALIAS};
        }

        @Override
        public String @Nullable [] getServerAliases(
                String type, Principal @Nullable [] issuers) {
            return null;
        }

        @Override
        public @Nullable String chooseServerAlias(
                String type, Principal @Nullable [] issuers, @Nullable Socket socket) {
            return null;
        }
    }

    /** Check of the centre's certificate. */
    private final class CentreCertificates extends X509ExtendedTrustManager {
        private final String host;

        CentreCertificates(String host) {
            this.host = host;
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type)
                throws CertificateException {
            X509Certificate server = chain[0];
            try {
                server.verify(authority.getPublicKey());
            } catch (GeneralSecurityException e) {
                throw new CertificateException("chứng thư của máy chủ không phải của trung tâm", e);
            }
            if (server.getExtendedKeyUsage() == null
                    || !server.getExtendedKeyUsage().contains(SERVER_PURPOSE)
                    || !isNamed(server)) {
                throw new CertificateException("chứng thư của máy chủ không phải cho " + host);
            }
            Optional<Instant> now = trustedTime.get();
            if (now.isPresent()) {
                server.checkValidity(Date.from(now.get()));
            }
        }

        private boolean isNamed(X509Certificate server) throws CertificateException {
            Collection<List<?>> names = server.getSubjectAlternativeNames();
            return names != null
                    && names.stream().anyMatch(name -> isHost(name.get(0), name.get(1)));
        }

        private boolean isHost(@Nullable Object kind, @Nullable Object name) {
            if (Integer.valueOf(DNS_NAME).equals(kind)) {
                return host.equalsIgnoreCase(String.valueOf(name));
            }
            return Integer.valueOf(IP_ADDRESS).equals(kind)
                    && (host.contains(":") || host.matches("[0-9.]+"))
                    && isSameAddress(String.valueOf(name));
        }

        /** Both are literal addresses: nothing is looked up. */
        private boolean isSameAddress(String name) {
            try {
                return InetAddress.getByName(host).equals(InetAddress.getByName(name));
            } catch (UnknownHostException e) {
                return false;
            }
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            checkServerTrusted(chain, type);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            checkServerTrusted(chain, type);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type)
                throws CertificateException {
            throw new CertificateException("a station is no server");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            checkClientTrusted(chain, type);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            checkClientTrusted(chain, type);
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[] {authority};
        }
    }
}
