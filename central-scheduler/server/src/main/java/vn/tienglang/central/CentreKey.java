package vn.tienglang.central;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.Properties;
import vn.tienglang.airtime.signing.Ed25519;
import vn.tienglang.airtime.signing.KeyId;
import vn.tienglang.airtime.signing.Signer;
import vn.tienglang.central.crypto.PrecomputedEd25519Signer;

/**
 * Signing key of the centre, or its recovery key. It is stored in its own file, readable only by the
 * owner, and not in the database, because backups of the database are copied to other places.
 *
 * @param id id of the key; stations pin both
 * @param pair private and public key
 */
record CentreKey(KeyId id, KeyPair pair) {
    /** A new key with this id. */
    static CentreKey make(KeyId id) {
        return new CentreKey(id, Ed25519.newPair());
    }

    /**
     * Reads the key in this file.
     *
     * @throws StartupFailure when it is damaged or cannot be read
     */
    static CentreKey read(Path file) {
        var properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
            return new CentreKey(
                    new KeyId(properties.getProperty("id", "")),
                    new KeyPair(
                            Ed25519.publicKey(properties.getProperty("public", "")),
                            Ed25519.privateKey(properties.getProperty("private", ""))));
        } catch (IOException | IllegalArgumentException e) {
            throw new StartupFailure(
                    "The key "
                            + file
                            + " cannot be used: "
                            + e
                            + "; restore it"
                            + " from a backup.",
                    e);
        }
    }

    /**
     * Writes the key to this file, readable only by its owner.
     *
     * @throws StartupFailure when it cannot be written
     */
    void write(Path file) {
        try {
            PrivateFile.write(file, text());
        } catch (IOException e) {
            throw new StartupFailure("The key " + file + " cannot be written: " + e + ".", e);
        }
    }

    private String text() {
        return "id="
                + id
                + "\n"
                + "public="
                + Ed25519.text(pair.getPublic())
                + "\n"
                + "private="
                + Ed25519.text(pair.getPrivate())
                + "\n";
    }

    /** Returns the signer of the centre. */
    Signer signer() {
        return PrecomputedEd25519Signer.of(id, pair.getPrivate());
    }

    /** Returns the public key in the text form that stations store. */
    String publicText() {
        return Ed25519.text(pair.getPublic());
    }
}
