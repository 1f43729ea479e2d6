package vn.tienglang.central.crypto;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * TLS 1.3 of the centre: its own certificate, renewed by itself when half of its validity is over,
 * and the check of the certificates of stations. Safe for use by many threads.
 */
public final class ServerTls {
    /** The only protocol that is spoken. */
    public static final String PROTOCOL = "TLSv1.3";

    private static final String ALIAS = "centre";
    private static final String CLIENT_PURPOSE = "1.3.6.1.5.5.7.3.2";

    private final CertificateAuthority authority;
    private final List<String> names;
    private final BiPredicate<String, PublicKey> stations;
    private final InstantSource clock;
    private Identity identity;

    private record Identity(PrivateKey key, X509Certificate certificate) {}

    /**
     * @param names host names and addresses by which clients reach the centre
     * @param stations whether a station of this name may connect with a certificate over this key;
     *     called on network threads
     */
    public ServerTls(
            CertificateAuthority authority,
            List<String> names,
            BiPredicate<String, PublicKey> stations,
            InstantSource clock) {
        this.authority = authority;
        this.stations = stations;
        this.names = List.copyOf(names);
        this.clock = clock;
        this.identity = newIdentity();
    }

    private Identity newIdentity() {
        KeyPair pair = CertificateAuthority.newPair();
        return new Identity(
                pair.getPrivate(), authority.server(names, pair.getPublic(), clock.instant()));
    }

    private synchronized Identity current() {
        if (isDueForRenewal(identity.certificate())) {
            identity = newIdentity();
        }
        return identity;
    }

    /** Whether half of the validity of a certificate of this authority is over. */
    public boolean isDueForRenewal(X509Certificate certificate) {
        Duration left = Duration.between(clock.instant(), certificate.getNotAfter().toInstant());
        return left.compareTo(CertificateAuthority.LEAF_VALIDITY.dividedBy(2)) < 0;
    }

    /** Context for the pages: no certificate of the client. */
    public SSLContext context() {
        try {
            var context = SSLContext.getInstance(PROTOCOL);
            context.init(
                    new KeyManager[] {new ServerKeys()},
                    new TrustManager[] {new StationCertificates()},
                    null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + PROTOCOL, e);
        }
    }

    /** Engine for a connection of a station, which must show its certificate. */
    public SSLEngine stationEngine(SSLContext context) {
        SSLEngine engine = context.createSSLEngine();
        engine.setUseClientMode(false);
        engine.setEnabledProtocols(new String[] {PROTOCOL});
        engine.setNeedClientAuth(true);
        return engine;
    }

    /**
     * Why a station must not connect with this certificate; empty when it may. Asked after each
     * login too, because a resumed TLS session (RFC 8446, section 2.2) shows no certificate.
     */
    public Optional<String> problem(X509Certificate station) {
        String name = station.getSubjectX500Principal().getName();
        try {
            station.verify(authority.certificate().getPublicKey());
        } catch (GeneralSecurityException e) {
            return Optional.of("certificate of " + name + " is not of this centre: " + e);
        }
        if (!isOfStation(station)) {
            return Optional.of("certificate of " + name + " is not of a station");
        }
        try {
            station.checkValidity(Date.from(clock.instant()));
        } catch (CertificateException e) {
            return Optional.of(
                    "certificate of "
                            + name
                            + " is valid from "
                            + station.getNotBefore().toInstant()
                            + " to "
                            + station.getNotAfter().toInstant()
                            + " only: "
                            + e.getMessage());
        }
        return stations.test(name.replaceFirst("^CN=", ""), station.getPublicKey())
                ? Optional.empty()
                : Optional.of("certificate of " + name + " is revoked or of a replaced board");
    }

    private static boolean isOfStation(X509Certificate certificate) {
        try {
            return certificate.getBasicConstraints() < 0
                    && certificate.getExtendedKeyUsage() != null
                    && certificate.getExtendedKeyUsage().contains(CLIENT_PURPOSE);
        } catch (CertificateParsingException e) {
            return false;
        }
    }

    /** Key manager of the one present certificate. */
    private final class ServerKeys extends X509ExtendedKeyManager {
        @Override
        public @Nullable String chooseEngineServerAlias(
                String keyType, Principal @Nullable [] issuers, SSLEngine engine) {
            return chooseServerAlias(keyType, issuers, null);
        }

        @Override
        public @Nullable String chooseServerAlias(
                String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
            return keyType.startsWith("EC") ? ALIAS : null;
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return new X509Certificate[] {current().certificate()};
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            return current().key();
        }

        @Override
        public String[] getServerAliases(String keyType, Principal @Nullable [] issuers) {
            return new String[] {ALIAS};
        }

        @Override
        public String @Nullable [] getClientAliases(
                String keyType, Principal @Nullable [] issuers) {
            return null;
        }

        @Override
        public @Nullable String chooseClientAlias(
                String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
            return null;
        }
    }

    /** Check of the certificates of stations; the message of a refusal names the station. */
    private final class StationCertificates extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type)
                throws CertificateException {
            Optional<String> problem = problem(chain[0]);
            if (problem.isPresent()) {
                throw new CertificateException(problem.get());
            }
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
        public void checkServerTrusted(X509Certificate[] chain, String type)
                throws CertificateException {
            throw new CertificateException("the centre is no client");
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
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[] {authority.certificate()};
        }
    }
}
