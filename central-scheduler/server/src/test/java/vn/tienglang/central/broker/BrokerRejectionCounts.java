package vn.tienglang.central.broker;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tinylog.Logger;

/**
 * Counts refusals by who and why since the start, and traces each kind once per name, so that a
 * board that hammers at the door is seen and does not fill the trace.
 */
public final class BrokerRejectionCounts implements BrokerRejectionListener {
    /** Names come from the network: beyond so many, further ones are counted together. */
    static final int NAMES_AT_MOST = 250;

    /** Who stands for all names beyond {@link #NAMES_AT_MOST}. */
    static final String OTHERS = "(others)";

    private static final int CHARACTERS_AT_MOST = 120;

    private final int namesAtMost;
    private final Map<String, Map<RejectionReason, Long>> counts = new TreeMap<>();

    /** How often this happened since the start. */
    public record Count(String who, RejectionReason ground, long times) {}

    /** Starts from nothing. */
    public BrokerRejectionCounts() {
        this(NAMES_AT_MOST);
    }

    BrokerRejectionCounts(int namesAtMost) {
        this.namesAtMost = namesAtMost;
    }

    @Override
    public void refused(RejectionReason ground, String who, String detail) {
        String name = printable(who);
        if (count(name, ground) == 1) {
            Logger.warn(
                    "The broker refused {}: {} ({}). Further ones of this kind are only counted.",
                    name,
                    ground,
                    printable(detail));
        }
    }

    private synchronized long count(String who, RejectionReason ground) {
        String known = counts.containsKey(who) || counts.size() < namesAtMost ? who : OTHERS;
        return counts.computeIfAbsent(known, _ -> new EnumMap<>(RejectionReason.class))
                .merge(ground, 1L, Long::sum);
    }

    /** All counts, by name, then by ground. */
    public synchronized List<Count> all() {
        return counts.entrySet().stream()
                .flatMap(name ->
                        name.getValue().entrySet().stream()
                                .map(ground ->
                                        new Count(
                                                name.getKey(), ground.getKey(), ground.getValue())))
                .toList();
    }

    /** Strangers choose these words: no line breaks into the trace, no novels. */
    private static String printable(String text) {
        String line = text.replaceAll("\\p{Cntrl}", "?");
        return line.length() <= CHARACTERS_AT_MOST
                ? line
                : line.substring(0, CHARACTERS_AT_MOST) + "…";
    }
}
