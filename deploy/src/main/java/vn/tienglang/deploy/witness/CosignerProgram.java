package vn.tienglang.deploy.witness;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import vn.tienglang.airtime.proof.Checkpoint;
import vn.tienglang.airtime.proof.NoteKey;
import vn.tienglang.airtime.signing.Ed25519;
import vn.tienglang.airtime.signing.KeyId;

/** Main class of the witness. */
public final class CosignerProgram {
    private static final String USAGE =
            """
            deploy/witness key FOLDER NAME
                makes the key of this witness, and prints it for the setting proof.witnesses
            deploy/witness visit FOLDER ADDRESS KEY...
                visits the centre once; ADDRESS is that of its pages, KEY is shown on its page
                Bằng chứng. Run it each hour, by a timer.
            deploy/witness watch FOLDER ADDRESS KEY...
                visits the centre each hour until an alarm
            Exit codes: 0 cosigned, 1 ALARM: the centre changed the past, 2 wrong use,
            3 the centre or the disk did not answer; nothing is known.
            """;

    private static final int COSIGNED = 0;
    private static final int ALARM = 1;
    private static final int USAGE_ERROR = 2;
    private static final int NO_ANSWER = 3;
    private static final int KEY_WORDS = 3;

    private CosignerProgram() {}

    /** Runs one command. */
    public static void main(String[] arguments) throws InterruptedException {
        int code = run(List.of(arguments), System.out, System.err);
        while (code != ALARM && code != USAGE_ERROR && arguments[0].equals("watch")) {
            Thread.sleep(Duration.ofHours(1));
            code = run(List.of(arguments), System.out, System.err);
        }
        System.exit(code);
    }

    /** Runs one command and returns the exit code. */
    static int run(List<String> words, PrintStream out, PrintStream err) {
        try {
            if (words.size() == KEY_WORDS && words.getFirst().equals("key")) {
                out.println(makeKey(Path.of(words.get(1)), words.get(2)).text());
                return COSIGNED;
            }
            boolean visits = words.size() > KEY_WORDS && words.getFirst().matches("visit|watch");
            if (!visits) {
                err.print(USAGE);
                return USAGE_ERROR;
            }
            Path folder = Path.of(words.get(1));
            List<NoteKey> keys =
                    words.subList(KEY_WORDS, words.size()).stream().map(NoteKey::parse).toList();
            Checkpoint seen =
                    open(folder, keys)
                            .visit(new HttpCentreLog(URI.create(words.get(2))), Instant.now());
            out.println("Cosigned a log of " + seen.size() + " statements.");
            return COSIGNED;
        } catch (CosignerAlarm alarm) {
            err.println("ALARM: " + alarm.getMessage() + " The evidence is kept.");
            return ALARM;
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            return USAGE_ERROR;
        } catch (IOException e) {
            err.println("No answer: " + e.getMessage());
            return NO_ANSWER;
        }
    }

    /** Makes the key, readable only by its owner; never replaces one. */
    private static NoteKey makeKey(Path folder, String name) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve("key");
        if (Files.exists(file)) {
            throw new IllegalArgumentException("The key " + file + " exists already.");
        }
        KeyPair pair = Ed25519.newPair();
        var key = new NoteKey(name, NoteKey.Type.WITNESS, pair.getPublic());
        Files.createFile(
                file,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, key.text() + "\n" + Ed25519.text(pair.getPrivate()) + "\n");
        return key;
    }

    private static Cosigner open(Path folder, List<NoteKey> keys) throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve("key"), StandardCharsets.UTF_8);
        if (lines.size() != 2) {
            throw new IOException("the key in " + folder + " is damaged");
        }
        return new Cosigner(
                folder,
                keys,
                NoteKey.parse(lines.getFirst()),
                Ed25519.signer(new KeyId("witness"), Ed25519.privateKey(lines.getLast())));
    }
}
