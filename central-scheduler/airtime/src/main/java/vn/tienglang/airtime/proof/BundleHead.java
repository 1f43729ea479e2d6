package vn.tienglang.airtime.proof;

import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.HexFormat;
import java.util.List;
import vn.tienglang.airtime.Sha256;

/**
 * First file of a bundle, and the texts of its manifest.
 *
 * @param origin name of the log
 * @param month the month
 * @param scope station id or code of the area
 * @param stations number of stations
 */
public record BundleHead(String origin, YearMonth month, String scope, int stations) {
    /** Name of the file. */
    public static final String NAME = "bundle.txt";

    /** Name of the checkpoint, with its cosignatures. */
    public static final String CHECKPOINT = "checkpoint.txt";

    /** Name of the list of all files before it. */
    public static final String MANIFEST = "manifest.txt";

    /** Name of the signature over the list. */
    public static final String SIGNATURE = "manifest.note";

    /** Folder of the files of stations. */
    public static final String STATIONS = "stations/";

    private static final String FORMAT = "tl-bundle-1";
    private static final int LINES = 5;

    /** The file. */
    public String text() {
        return String.join(
                        "\n", FORMAT, origin, month.toString(), scope, Integer.toString(stations))
                + "\n";
    }

    /**
     * Reads the file.
     *
     * @throws IllegalArgumentException with one sentence when it has another format
     */
    public static BundleHead parse(String text) {
        List<String> lines = text.lines().toList();
        if (lines.size() != LINES || !lines.getFirst().equals(FORMAT)) {
            throw new IllegalArgumentException("not a bundle of this version");
        }
        return new BundleHead(
                lines.get(1),
                YearMonth.parse(lines.get(2)),
                lines.get(3),
                Integer.parseInt(lines.get(4)));
    }

    /** Line of the manifest for a file with this content. */
    public static String manifestLine(String name, byte[] content) {
        return HexFormat.of().formatHex(Sha256.of(content)) + " " + name + "\n";
    }

    /** Text that the centre signs: the digest of the manifest. */
    public String manifestText(String manifest) {
        return "tl-manifest-1\n"
                + origin
                + "\n"
                + new MerkleHash(Sha256.of(manifest.getBytes(StandardCharsets.UTF_8))).hex()
                + "\n";
    }
}
