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
import vn.tienglang.office.store.Counters;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.Transactions;

/**
 * Signing key of the centre, which stations trust. It is stored in its own file, readable only by
 * the owner, and not in the database, because backups of the database are copied to other places.
 *
 * @param id id of the key; stations pin both
 * @param pair private and public key
 */
record CentreKey(KeyId id, KeyPair pair) {
    private static final String FILE = "signing.key";
    private static final String FIRST = "centre-1";

    /**
     * Reads the key in this folder, or makes one when no station is enrolled yet.
     *
     * @throws StartupFailure when the key is missing, damaged, or cannot be written
     */
    static CentreKey in(Path dataFolder, Transactions transactions) {
        Path file = dataFolder.resolve(FILE);
        if (Files.exists(file)) {
            return read(file);
        }
        return transactions.inTransaction(repositories -> {
            // Of two centres that start at once for the first time, one makes the key.
            repositories.counters().hold(Counters.CENTRES);
            return Files.exists(file) ? read(file) : made(file, repositories);
        });
    }

    private static CentreKey made(Path file, Repositories repositories) {
        if (!repositories.enrolments().all().isEmpty()) {
            throw new StartupFailure(
                    "The centre's signing key "
                            + file
                            + " is gone; its stations trust no other key,"
                            + " so restore it from a backup.");
        }
        var key = new CentreKey(new KeyId(FIRST), Ed25519.newPair());
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
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

    /** Returns the signer of the centre. */
    Signer signer() {
        return PrecomputedEd25519Signer.of(id, pair.getPrivate());
    }

    /** Returns the public key in the text form that stations store. */
    String publicText() {
        return Ed25519.text(pair.getPublic());
    }
}
