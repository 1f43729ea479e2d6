package vn.tienglang.airtime.proof;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.asrun.ChainId;
import vn.tienglang.airtime.asrun.Digest;
import vn.tienglang.airtime.asrun.Evidence;

/**
 * As-run entry read from the text that the station signed ({@code AsRunEntry.canonical}, formats 1
 * and 2).
 *
 * @param chain its chain; in format 1, which does not name it, that of the bundle
 * @param played proven or commanded playing time, in whole milliseconds
 * @param proven whether a sound device is known to have played it
 * @param digest digest of the text
 */
record CanonicalEntry(
        StationId station,
        ChainId chain,
        long sequence,
        AiringId airing,
        LocalDate date,
        Instant settledAt,
        Duration played,
        boolean proven,
        Digest previous,
        Digest digest) {
    private static final String FORMAT_1 = "tl-asrun-1";
    private static final String FORMAT_2 = "tl-asrun-2";
    private static final int AIRED = 6;
    private static final int CUT_SHORT = 7;
    private static final int MISSED = 2;

    /**
     * Reads the text of an entry.
     *
     * @throws IllegalArgumentException when it has neither format
     */
    static CanonicalEntry parse(ChainId stated, String text) {
        List<String> lines = text.lines().toList();
        boolean isNew = lines.getFirst().equals(FORMAT_2);
        int after = isNew ? 2 : 1;
        int outcome = isNew ? 9 : 7;
        if ((!isNew && !lines.getFirst().equals(FORMAT_1)) || lines.size() < outcome + MISSED) {
            throw new IllegalArgumentException("not an as-run entry");
        }
        List<String> facts = lines.subList(outcome, lines.size() - 1);
        int expected =
                switch (facts.getFirst()) {
                    case "aired" -> AIRED;
                    case "cut-short" -> CUT_SHORT;
                    case "missed" -> MISSED;
                    default -> -1;
                };
        if (facts.size() != expected) {
            throw new IllegalArgumentException("an as-run entry with an unknown outcome");
        }
        return new CanonicalEntry(
                new StationId(lines.get(1)),
                isNew ? new ChainId(lines.get(2)) : stated,
                Long.parseLong(lines.get(after + 1)),
                new AiringId(lines.get(after + 2)),
                LocalDate.parse(lines.get(after + 3)),
                Instant.parse(lines.get(after + 5)),
                expected == MISSED ? Duration.ZERO : played(facts.get(3)),
                expected != MISSED && Evidence.valueOf(facts.get(4)) != Evidence.COMMANDED,
                new Digest(lines.getLast()),
                Digest.of(text));
    }

    /** {@code frames/whole@rate}. */
    private static Duration played(String text) {
        String[] parts = text.split("[/@]", 3);
        long frames = Long.parseLong(parts[0]);
        long rate = Long.parseLong(parts[2]);
        if (frames < 0 || rate < 1) {
            throw new IllegalArgumentException("an as-run entry of " + text);
        }
        return Duration.ofMillis(Math.multiplyExact(frames, 1000L) / rate);
    }
}
