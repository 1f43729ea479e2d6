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
import vn.tienglang.office.store.Transactions;

/**
 * The key by which every station knows the centre. It lies in a file of its own, readable by its
 * owner only, and not in the database, whose copies travel.
 *
 * @param id its name, which stations pin together with it
 * @param pair the key itself
 */
record CentreKey(KeyId id, KeyPair pair) {
    private static final String FILE = "signing.key";
    private static final String FIRST = "centre-1";

    /**
     * The key in this folder; made there when no station knows any yet.
     *
     * @throws StartupFailure when it is gone, damaged, or cannot be written
     */
    static CentreKey in(Path dataFolder, Transactions archive) {
        Path file = dataFolder.resolve(FILE);
        if (Files.exists(file)) {
            return read(file);
        }
        if (!archive.inTransaction(books -> books.enrolments().all()).isEmpty()) {
            throw new StartupFailure(
                    "The centre's signing key "
                            + file
                            + " is gone; its stations believe no other,"
                            + " so restore it from a backup.");
        }
        var key = new CentreKey(new KeyId(FIRST), Ed25519.newPair());
        try {
            PrivateFile.write(file, key.text());
        } catch (IOException e) {
            throw new StartupFailure(
                    "The centre's signing key " + file + " cannot be written: " + e + ".", e);
        }
        return key;
    }

    private static CentreKey read(Path file) {
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
                    "The centre's signing key "
                            + file
                            + " cannot be used: "
                            + e
                            + "; restore it"
                            + " from a backup.",
                    e);
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

    /** Signs as the centre. */
    Signer signer() {
        return PrecomputedEd25519Signer.of(id, pair.getPrivate());
    }

    /** The public key, as stations keep it. */
    String publicText() {
        return Ed25519.text(pair.getPublic());
    }
}
