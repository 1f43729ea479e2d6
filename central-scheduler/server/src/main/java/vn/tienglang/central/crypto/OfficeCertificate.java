package vn.tienglang.central.crypto;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** TLS context with a certificate that the office got elsewhere, from two PEM files. */
public final class OfficeCertificate {
    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "Ed25519");

    private OfficeCertificate() {}

    /**
     * Context with this certificate.
     *
     * @param chainPem the certificate, then those above it
     * @param keyPem its private key, PKCS#8 without a password
     * @throws IllegalArgumentException when the texts are no such files or do not belong together
     */
    public static SSLContext context(String chainPem, String keyPem) {
        try {
            Certificate[] chain =
                    CertificateFactory.getInstance("X.509")
                            .generateCertificates(
                                    new ByteArrayInputStream(
                                            chainPem.getBytes(StandardCharsets.US_ASCII)))
                            .toArray(Certificate[]::new);
            if (chain.length == 0) {
                throw new IllegalArgumentException("no certificate");
            }
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("office", key(keyPem), new char[0], chain);
            KeyManagerFactory keys =
                    KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, new char[0]);
            SSLContext context = SSLContext.getInstance(ServerTls.PROTOCOL);
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("not a certificate with its key: " + e, e);
        }
    }

    private static PrivateKey key(String pem) throws GeneralSecurityException {
        String body =
                pem.replace("-----BEGIN PRIVATE KEY-----", "")
                        .replace("-----END PRIVATE KEY-----", "");
        var encoded = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(body));
        var failures = new ArrayList<String>();
        for (String algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(encoded);
            } catch (InvalidKeySpecException e) {
                failures.add(algorithm + ": " + e.getMessage());
            }
        }
        throw new IllegalArgumentException(
                "not a private key in PKCS#8 without a password: " + failures);
    }
}
