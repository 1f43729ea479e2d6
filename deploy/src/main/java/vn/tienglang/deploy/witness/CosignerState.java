package vn.tienglang.deploy.witness;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.tienglang.airtime.proof.MerkleFrontier;
import vn.tienglang.airtime.proof.MerkleHash;
import vn.tienglang.airtime.proof.StationStatement;

/**
 * What a witness knows: the last checkpoint that it accepted, the right edge of its tree, and the
 * last statement of each station. One file, replaced as a whole and written to disk before anything
 * is signed.
 *
 * @param note last accepted checkpoint; empty before the first
 * @param frontier edge of its tree
 * @param statements text of the last statement, by station
 */
record CosignerState(String note, MerkleFrontier frontier, Map<String, String> statements) {
    static final CosignerState NEW = new CosignerState("", MerkleFrontier.EMPTY, Map.of());

    private static final String FORMAT = "tl-witness-1";

    /** Takes a copy. */
    CosignerState {
        statements = Map.copyOf(statements);
    }

    /**
     * Reads the file; a new state when there is none.
     *
     * @throws IOException when it is damaged: a witness that forgot may not sign
     */
    static CosignerState read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return NEW;
        }
        try {
            var lines = Files.readAllLines(file, StandardCharsets.UTF_8).iterator();
            if (!lines.next().equals(FORMAT)) {
                throw new IllegalArgumentException("another format");
            }
            long size = Long.parseLong(lines.next());
            var roots = new ArrayList<MerkleHash>();
            for (int left = Long.bitCount(size); left > 0; left--) {
                roots.add(MerkleHash.ofHex(lines.next()));
            }
            String note = block(lines.next(), lines);
            var statements = new TreeMap<String, String>();
            String count = lines.next();
            while (!count.equals("end")) {
                String text = block(count, lines);
                statements.put(StationStatement.parse(text).station().value(), text);
                count = lines.next();
            }
            return new CosignerState(note, new MerkleFrontier(size, roots), statements);
        } catch (RuntimeException e) {
            throw new IOException("the state " + file + " is damaged: " + e.getMessage(), e);
        }
    }

    private static String block(String count, Iterator<String> lines) {
        var block = new StringBuilder();
        for (int left = Integer.parseInt(count); left > 0; left--) {
            block.append(lines.next()).append('\n');
        }
        return block.toString();
    }

    /** Replaces the file, whole or not at all. */
    void write(Path file) throws IOException {
        var lines = new ArrayList<String>(List.of(FORMAT, Long.toString(frontier.size())));
        frontier.roots().forEach(root -> lines.add(root.hex()));
        add(lines, note);
        new TreeMap<>(statements).values().forEach(text -> add(lines, text));
        lines.add("end");
        replace(file, String.join("\n", lines) + "\n");
    }

    private static void add(List<String> lines, String block) {
        lines.add(Long.toString(block.lines().count()));
        block.lines().forEach(lines::add);
    }

    /** Writes a file beside it, forces it to disk, and renames it. */
    static void replace(Path file, String text) throws IOException {
        Path whole = file.toAbsolutePath();
        Path folder = whole.getParent();
        if (folder == null) {
            throw new IOException("no file: " + file);
        }
        Path next = whole.resolveSibling(whole.getFileName() + ".next");
        try (FileChannel channel =
                FileChannel.open(
                        next,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(next, whole, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
