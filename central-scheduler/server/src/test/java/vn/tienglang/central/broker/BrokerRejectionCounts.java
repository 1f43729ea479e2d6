package vn.tienglang.central.broker;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tinylog.Logger;

/**
 * Counters of rejections by name and reason since the start. The first rejection of each kind and
 * name is logged; repeated ones do not fill the log.
 */
public final class BrokerRejectionCounts implements BrokerRejectionListener {
    /**
     * Largest number of counted names; names come from the network. Others are counted together.
     */
    static final int NAMES_MAX = 250;

    /** Name for all names beyond {@link #NAMES_MAX}. */
    static final String OTHERS = "(others)";

    private static final int CHARACTERS_MAX = 120;

    private final int namesMax;
    private final Map<String, Map<RejectionReason, Long>> counts = new TreeMap<>();

    /** Number of rejections of one name and reason since the start. */
    public record Count(String who, RejectionReason reason, long times) {}

    /** Starts without counts. */
    public BrokerRejectionCounts() {
        this(NAMES_MAX);
    }

    BrokerRejectionCounts(int namesMax) {
        this.namesMax = namesMax;
    }

    @Override
    public void rejected(RejectionReason reason, String who, String detail) {
        String name = printable(who);
        if (count(name, reason) == 1) {
            Logger.warn(
                    "The broker rejected {}: {} ({}). Further rejections of this kind are only counted.",
                    name,
                    reason,
                    printable(detail));
        }
    }

    private synchronized long count(String who, RejectionReason reason) {
        String known = counts.containsKey(who) || counts.size() < namesMax ? who : OTHERS;
        return counts.computeIfAbsent(known, _ -> new EnumMap<>(RejectionReason.class))
                .merge(reason, 1L, Long::sum);
    }

    /** Returns all counts, sorted by name, then by reason. */
    public synchronized List<Count> all() {
        return counts.entrySet().stream()
                .flatMap(name ->
                        name.getValue().entrySet().stream()
                                .map(reason ->
                                        new Count(
                                                name.getKey(), reason.getKey(), reason.getValue())))
                .toList();
    }

    /** Returns untrusted text in one short line for the log. */
    private static String printable(String text) {
        String line = text.replaceAll("\\p{Cntrl}", "?");
        return line.length() <= CHARACTERS_MAX ? line : line.substring(0, CHARACTERS_MAX) + "…";
    }
}
