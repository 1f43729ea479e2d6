package vn.tienglang.central.proof;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import vn.tienglang.airtime.proof.BundleCheck;
import vn.tienglang.airtime.proof.NoteKey;
import vn.tienglang.airtime.proof.ProofFinding;

/**
 * Command that verifies an exported bundle without the centre, its database or its network.
 *
 * @param bundle the file
 * @param keys keys of the centre that the reader trusts
 * @param witnesses keys of witnesses that the reader trusts
 */
public record VerifyProofCommand(Path bundle, List<NoteKey> keys, List<NoteKey> witnesses) {
    /** Genuine, whole and witnessed. */
    public static final int GENUINE = 0;

    /** Changed, cut, or signed by somebody else. */
    public static final int TAMPERED = 1;

    /** Genuine, but something is missing, or nobody has witnessed it. */
    public static final int NOT_WHOLE = 3;

    /** Largest file of one station. */
    private static final int FILE_BYTES = 256 << 20;

    private static final int SHOWN = 200;

    /** Takes copies. */
    public VerifyProofCommand {
        keys = List.copyOf(keys);
        witnesses = List.copyOf(witnesses);
    }

    /**
     * Verifies, and prints findings and minutes.
     *
     * @return the exit code
     * @throws IllegalStateException when the file cannot be read
     */
    public int run(PrintStream out) {
        var check = new BundleCheck(keys, witnesses);
        try (InputStream file = Files.newInputStream(bundle);
                var zip = new ZipInputStream(file)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                check.file(entry.getName(), zip.readNBytes(FILE_BYTES));
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "The bundle " + bundle + " cannot be read: " + e + ".", e);
        }
        BundleCheck.Result result = check.result();
        print(result, out);
        if (result.has(ProofFinding.Kind.TAMPERED)) {
            return TAMPERED;
        }
        return result.findings().isEmpty() ? GENUINE : NOT_WHOLE;
    }

    private static void print(BundleCheck.Result result, PrintStream out) {
        result.findings().stream()
                .limit(SHOWN)
                .forEach(
                        one -> out.println(one.kind() + " " + one.where() + ": " + one.sentence()));
        if (result.findings().size() > SHOWN) {
            out.println("… and " + (result.findings().size() - SHOWN) + " more findings");
        }
        result.head()
                .ifPresent(head ->
                        out.println(
                                head.scope()
                                        + " "
                                        + head.month()
                                        + ": "
                                        + result.stations()
                                        + " stations, "
                                        + result.entries()
                                        + " entries"));
        new TreeMap<>(result.witnessed())
                .forEach((name, at) -> out.println("witnessed by " + name + " at " + at));
        new TreeMap<>(result.minutes().claimed())
                .forEach((language, claimed) ->
                        out.println(
                                "minutes "
                                        + language
                                        + ": proven "
                                        + minutes(
                                                result.minutes()
                                                        .proven()
                                                        .getOrDefault(language, Duration.ZERO))
                                        + ", claimed "
                                        + minutes(claimed)));
        out.println(
                result.has(ProofFinding.Kind.TAMPERED)
                        ? "TAMPERED: do not trust this bundle."
                        : result.findings().isEmpty()
                                ? "GENUINE, whole, in order and witnessed."
                                : "GENUINE, but read the findings above.");
    }

    private static String minutes(Duration time) {
        return "%d.%d".formatted(time.toMinutes(), time.toSecondsPart() / 6);
    }
}
