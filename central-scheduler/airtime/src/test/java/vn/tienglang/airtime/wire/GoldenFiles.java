package vn.tienglang.airtime.wire;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import vn.tienglang.airtime.signing.Ed25519;
import vn.tienglang.airtime.signing.KeyId;
import vn.tienglang.airtime.signing.Signature;
import vn.tienglang.airtime.signing.Signer;

/**
 * Golden files of version 1: one file for each payload, and {@code parcels.tsv} with the topic, key
 * and signature of each.
 *
 * <p>A golden file is never changed: stations in the field use this format. {@link #main} adds
 * missing files for new messages and changes nothing else.
 */
final class GoldenFiles {
    private static final String FOLDER = "/wire/1/";
    private static final String INDEX = "parcels.tsv";

    private GoldenFiles() {}

    /** The stored messages, by name. */
    static Map<String, SignedMessage> read() throws IOException {
        var messages = new LinkedHashMap<String, SignedMessage>();
        String index = new String(bytes(INDEX), StandardCharsets.UTF_8);
        for (String line : index.lines().toList()) {
            String[] field = line.split("\t", -1);
            var signature = new Signature(new KeyId(field[2]), field[3]);
            messages.put(field[0], new SignedMessage(field[1], bytes(field[0]), signature));
        }
        return messages;
    }

    /** Content of the file with this name. */
    static SignedMessage read(String name) throws IOException {
        return Objects.requireNonNull(read().get(name), name + "; GoldenFiles.main adds it");
    }

    /** Message as the current code encodes it, signed with the real keys of the tests. */
    static SignedMessage made(String name) {
        Message message = GoldenMessages.named(name);
        return Codec.encode(message, signer(message));
    }

    /** Adds missing files to the folder named by the only argument. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        for (String name : GoldenMessages.byName().keySet()) {
            Path file = folder.resolve(name);
            if (Files.exists(file)) {
                continue;
            }
            SignedMessage signed = made(name);
            Files.write(file, signed.payload());
            String line =
                    String.join(
                            "\t",
                            name,
                            signed.topic(),
                            signed.signature().key().value(),
                            signed.signature().value());
            Files.writeString(
                    folder.resolve(INDEX),
                    line + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
    }

    private static Signer signer(Message message) {
        return TestKeys.signer(message.topic()).key().equals(TestKeys.CENTRE)
                ? Ed25519.signer(TestKeys.CENTRE, TestKeys.CENTRE_PRIVATE)
                : Ed25519.signer(TestKeys.idOf(GoldenMessages.STATION), TestKeys.STATION_PRIVATE);
    }

    private static byte[] bytes(String name) throws IOException {
        try (InputStream file = GoldenFiles.class.getResourceAsStream(FOLDER + name)) {
            if (file == null) {
                throw new IOException("no golden file " + FOLDER + name);
            }
            return file.readAllBytes();
        }
    }
}
