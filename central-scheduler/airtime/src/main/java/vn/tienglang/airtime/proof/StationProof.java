package vn.tienglang.airtime.proof;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.asrun.ChainId;
import vn.tienglang.airtime.signing.KeyId;

/**
 * File of one station in a bundle. Nothing in it is believed: {@link StationCheck} verifies it.
 *
 * @param keys every key that the station has or had
 * @param airings what the centre says that each airing was
 * @param leaf index of the last statement in the log
 * @param path inclusion proof of the last statement
 * @param statements statements of the station, each after the one before it
 * @param entries entries by chain, branch and sequence
 */
public record StationProof(
        StationId station,
        List<Key> keys,
        List<Planned> airings,
        long leaf,
        List<MerkleHash> path,
        List<StationStatement> statements,
        List<Entry> entries) {
    private static final String FORMAT = "tl-station-proof-1";

    /** Key of a station, as Base64 of its SubjectPublicKeyInfo. */
    public record Key(KeyId id, String publicKey) {}

    /** Airing of a daily log: its language and planned length. */
    public record Planned(LocalDate date, AiringId airing, String language, Duration length) {}

    /**
     * Signed entry.
     *
     * @param text what the station signed
     */
    public record Entry(ChainId chain, int branch, KeyId key, String signature, String text) {}

    /** Takes copies. */
    public StationProof {
        keys = List.copyOf(keys);
        airings = List.copyOf(airings);
        path = List.copyOf(path);
        statements = List.copyOf(statements);
        entries = List.copyOf(entries);
    }

    /** The file. */
    public String text() {
        var text = new StringBuilder(FORMAT).append('\n');
        text.append("station ").append(station).append('\n');
        keys.forEach(key ->
                text.append("key ")
                        .append(key.id())
                        .append(' ')
                        .append(key.publicKey)
                        .append('\n'));
        airings.forEach(one ->
                text.append("airing ")
                        .append(one.date)
                        .append(' ')
                        .append(one.airing)
                        .append(' ')
                        .append(one.language)
                        .append(' ')
                        .append(one.length.toMillis())
                        .append('\n'));
        text.append("leaf ").append(leaf).append('\n');
        path.forEach(hash -> text.append("path ").append(hash.base64()).append('\n'));
        statements.forEach(one -> append(text, "statement", one.text()));
        entries.forEach(one ->
                append(
                        text,
                        "entry "
                                + one.chain
                                + " "
                                + one.branch
                                + " "
                                + one.key
                                + " "
                                + one.signature,
                        one.text));
        return text.toString();
    }

    /** A head with the number of lines that follow it. */
    private static void append(StringBuilder text, String head, String block) {
        text.append(head).append(' ').append(block.lines().count()).append('\n').append(block);
    }

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException with one sentence when it has another format
     */
    public static StationProof parse(String text) {
        Iterator<String> lines = text.lines().iterator();
        if (!lines.hasNext() || !lines.next().equals(FORMAT)) {
            throw new IllegalArgumentException("not the file of a station");
        }
        var reader = new Reader(lines);
        while (lines.hasNext()) {
            reader.read(lines.next());
        }
        return reader.result();
    }

    /** Reader that collects the parts. */
    private static final class Reader {
        private final Iterator<String> lines;
        private final List<StationId> stations = new ArrayList<>();
        private final List<Key> keys = new ArrayList<>();
        private final List<Planned> airings = new ArrayList<>();
        private final List<MerkleHash> path = new ArrayList<>();
        private final List<StationStatement> statements = new ArrayList<>();
        private final List<Entry> entries = new ArrayList<>();
        private long leaf = -1;

        Reader(Iterator<String> lines) {
            this.lines = lines;
        }

        void read(String line) {
            String[] field = line.split(" ", -1);
            switch (field[0] + field.length) {
                case "station2" -> stations.add(new StationId(field[1]));
                case "key3" -> keys.add(new Key(new KeyId(field[1]), field[2]));
                case "airing5" ->
                        airings.add(
                                new Planned(
                                        LocalDate.parse(field[1]),
                                        new AiringId(field[2]),
                                        field[3],
                                        Duration.ofMillis(Long.parseLong(field[4]))));
                case "leaf2" -> leaf = Long.parseLong(field[1]);
                case "path2" -> path.add(MerkleHash.ofBase64(field[1]));
                case "statement2" -> statements.add(StationStatement.parse(block(field[1])));
                case "entry6" ->
                        entries.add(
                                new Entry(
                                        new ChainId(field[1]),
                                        Integer.parseInt(field[2]),
                                        new KeyId(field[3]),
                                        field[4],
                                        block(field[5])));
                default -> throw new IllegalArgumentException("a line '" + line + "'");
            }
        }

        private String block(String count) {
            var block = new StringBuilder();
            for (int left = Integer.parseInt(count); left > 0; left--) {
                if (!lines.hasNext()) {
                    throw new IllegalArgumentException("the file ends too early");
                }
                block.append(lines.next()).append('\n');
            }
            return block.toString();
        }

        StationProof result() {
            if (stations.size() != 1 || statements.isEmpty()) {
                throw new IllegalArgumentException("no station, or no statement of it");
            }
            return new StationProof(
                    stations.getFirst(), keys, airings, leaf, path, statements, entries);
        }
    }
}
