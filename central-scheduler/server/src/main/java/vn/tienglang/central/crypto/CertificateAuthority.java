package vn.tienglang.central.crypto;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import vn.tienglang.airtime.StationId;

/**
 * Certificate authority of the office: one key on P-256 and its own certificate. It issues the
 * certificate of the centre's server and those of the stations, over the signing keys that these
 * have already, so that a certificate contains no secret and can be issued again at any time.
 */
public final class CertificateAuthority {
    /** Validity of the authority: longer than any board lives. */
    private static final Duration VALIDITY = Duration.ofDays(365 * 30);

    /** Validity of other certificates. They are renewed when half of it is over. */
    public static final Duration LEAF_VALIDITY = Duration.ofDays(730);

    /** How long a renewed certificate waits for its station; it is sent again at each login. */
    public static final Duration DELIVERY = Duration.ofDays(14);

    /** A board whose clock is a day behind must not find a certificate not yet valid. */
    private static final Duration BACKDATED = Duration.ofDays(2);

    private static final String CURVE = "secp256r1";
    private static final String SIGNATURE = "SHA256withECDSA";
    private static final int SERIAL_BITS = 127;

    private final PrivateKey key;
    private final X509Certificate certificate;

    private CertificateAuthority(PrivateKey key, X509Certificate certificate) {
        this.key = key;
        this.certificate = certificate;
    }

    /** What a certificate is for. */
    private enum Purpose {
        AUTHORITY,
        SERVER,
        CLIENT
    }

    /** Makes a new authority. */
    public static CertificateAuthority make(Instant now) {
        KeyPair pair = newPair();
        var name = new X500Principal("CN=Tieng Lang CA " + now.getEpochSecond());
        return new CertificateAuthority(
                pair.getPrivate(),
                issue(
                        name,
                        pair.getPrivate(),
                        name,
                        pair.getPublic(),
                        Purpose.AUTHORITY,
                        List.of(),
                        now,
                        VALIDITY));
    }

    /**
     * Reads an authority.
     *
     * @throws IllegalArgumentException when the texts are no such key and certificate
     */
    public static CertificateAuthority of(String keyPem, String certificatePem) {
        try {
            PrivateKey key =
                    KeyFactory.getInstance("EC")
                            .generatePrivate(new PKCS8EncodedKeySpec(der(keyPem, "PRIVATE KEY")));
            return new CertificateAuthority(key, certificate(certificatePem));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not the key of an authority", e);
        }
    }

    /** A new key pair for a server. */
    public static KeyPair newPair() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(CURVE));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + CURVE, e);
        }
    }

    /** Certificate of a server with these names and addresses. */
    public X509Certificate server(List<String> names, PublicKey server, Instant now) {
        return issue(
                certificate.getSubjectX500Principal(),
                key,
                new X500Principal("CN=centre"),
                server,
                Purpose.SERVER,
                names,
                now,
                LEAF_VALIDITY);
    }

    /** Certificate of a station over its signing key. */
    public X509Certificate station(StationId station, PublicKey stationKey, Instant now) {
        return issue(
                certificate.getSubjectX500Principal(),
                key,
                new X500Principal("CN=" + station),
                stationKey,
                Purpose.CLIENT,
                List.of(),
                now,
                LEAF_VALIDITY);
    }

    /** Certificate of the authority. */
    public X509Certificate certificate() {
        return certificate;
    }

    /** Private key of the authority as PEM. */
    public String keyPem() {
        return pem(key.getEncoded(), "PRIVATE KEY");
    }

    private static X509Certificate issue(
            X500Principal issuer,
            PrivateKey issuerKey,
            X500Principal subject,
            PublicKey subjectKey,
            Purpose purpose,
            List<String> names,
            Instant now,
            Duration validity) {
        try {
            var builder =
                    new JcaX509v3CertificateBuilder(
                            issuer,
                            new BigInteger(SERIAL_BITS, new SecureRandom()).add(BigInteger.ONE),
                            Date.from(now.minus(BACKDATED)),
                            Date.from(now.plus(validity)),
                            subject,
                            subjectKey);
            boolean isAuthority = purpose == Purpose.AUTHORITY;
            builder.addExtension(
                    Extension.basicConstraints,
                    true,
                    isAuthority ? new BasicConstraints(0) : new BasicConstraints(false));
            builder.addExtension(
                    Extension.keyUsage,
                    true,
                    new KeyUsage(isAuthority ? KeyUsage.keyCertSign : KeyUsage.digitalSignature));
            if (!isAuthority) {
                builder.addExtension(
                        Extension.extendedKeyUsage,
                        false,
                        new ExtendedKeyUsage(
                                purpose == Purpose.SERVER
                                        ? KeyPurposeId.id_kp_serverAuth
                                        : KeyPurposeId.id_kp_clientAuth));
            }
            if (!names.isEmpty()) {
                builder.addExtension(
                        Extension.subjectAlternativeName,
                        false,
                        new GeneralNames(
                                names.stream()
                                        .map(CertificateAuthority::generalName)
                                        .toArray(GeneralName[]::new)));
            }
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder(SIGNATURE).build(issuerKey)));
        } catch (IOException | GeneralSecurityException | OperatorException e) {
            throw new IllegalStateException("cannot issue a certificate for " + subject, e);
        }
    }

    private static GeneralName generalName(String name) {
        boolean isAddress = name.contains(":") || name.matches("[0-9.]+");
        return new GeneralName(isAddress ? GeneralName.iPAddress : GeneralName.dNSName, name);
    }

    /** The certificate as PEM. */
    public static String pem(X509Certificate certificate) {
        try {
            return pem(certificate.getEncoded(), "CERTIFICATE");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a certificate that was read can be written", e);
        }
    }

    private static String pem(byte[] der, String what) {
        String body =
                Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(der);
        return "-----BEGIN " + what + "-----\n" + body + "\n-----END " + what + "-----\n";
    }

    private static byte[] der(String pem, String what) {
        String body =
                pem.replace("-----BEGIN " + what + "-----", "")
                        .replace("-----END " + what + "-----", "");
        return Base64.getMimeDecoder().decode(body);
    }

    private static X509Certificate certificate(String pem) throws GeneralSecurityException {
        if (CertificateFactory.getInstance("X.509")
                        .generateCertificate(
                                new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)))
                instanceof X509Certificate certificate) {
            return certificate;
        }
        throw new IllegalArgumentException("not a certificate");
    }
}
