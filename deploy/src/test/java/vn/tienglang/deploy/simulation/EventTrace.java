package vn.tienglang.deploy.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.node.port.Event;
import vn.tienglang.node.port.Journal;
import vn.tienglang.node.port.VirtualTime;

/**
 * The last things that happened, for a person to read when something broke, and one number over all
 * that ever happened, to tell two runs apart.
 *
 * <p>Lines are kept as values and written out only when asked for: nearly every world is green.
 */
final class EventTrace {
    private static final int LINES = 50;
    private static final int WIDEST = 150;
    private static final long PRIME = 0x100000001B3L;

    private final VirtualTime time;
    private final boolean thorough;
    private final Line[] lines = new Line[LINES];
    private long count;
    private long digest = 0xCBF29CE484222325L;

    /**
     * A trace with nothing in it.
     *
     * @param thorough the digest covers every word of every line; slower
     */
    EventTrace(VirtualTime time, boolean thorough) {
        this.time = time;
        this.thorough = thorough;
    }

    /** Something happened. */
    void add(SimEvent happening) {
        lines[(int) (count % LINES)] = new Line(time.now(), happening);
        count++;
        mix(time.now().toNanos());
        mix(happening.where().hashCode());
        mix(what(happening).hashCode());
        if (thorough) {
            mix(detail(happening).hashCode());
        }
    }

    private static String what(SimEvent happening) {
        return switch (happening) {
            case SimEvent.Stepped(var _, Event event) -> event.getClass().getSimpleName();
            case SimEvent.Kept(var _, Journal.Fact fact) -> fact.getClass().getSimpleName();
            case SimEvent.Told(var _, Message message) -> message.getClass().getSimpleName();
            case SimEvent other -> other.getClass().getSimpleName();
        };
    }

    private static String detail(SimEvent happening) {
        return switch (happening) {
            // A receipt is a lambda, and prints as another address in every run.
            case SimEvent.Stepped(var _, Event.MessageReceived(Message message, var _)) ->
                    message.toString();
            case SimEvent.Stepped(var _, Event event) -> event.toString();
            case SimEvent.Kept(var _, Journal.Fact fact) -> "kept: " + fact;
            case SimEvent.Told(var _, Message message) -> "told: " + message;
            case SimEvent other -> other.toString();
        };
    }

    private void mix(long value) {
        digest = (digest ^ value) * PRIME;
        digest ^= digest >>> 29;
    }

    /** How many lines there ever were. */
    long count() {
        return count;
    }

    /** A number over everything that happened, when, where and in which order. */
    long digest() {
        return digest;
    }

    /** The last lines as a table: true time since the beginning, where, what, in detail. */
    String table() {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("time", "where", "what", "detail"));
        for (long i = Math.max(0, count - LINES); i < count; i++) {
            Line line = lines[(int) (i % LINES)];
            rows.add(
                    List.of(
                            clock(line.at),
                            line.happening.where(),
                            what(line.happening),
                            brief(detail(line.happening))));
        }
        int where = widest(rows, 1);
        int what = widest(rows, 2);
        var table = new StringBuilder();
        for (List<String> row : rows) {
            table.append(
                    String.format(
                            "%-13s %-" + where + "s %-" + what + "s %s%n",
                            row.get(0),
                            row.get(1),
                            row.get(2),
                            row.get(3)));
        }
        return table.toString();
    }

    private static int widest(List<List<String>> rows, int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(1);
    }

    private static String clock(Duration passed) {
        return String.format(
                "%d:%02d:%02d.%06d",
                passed.toHours(),
                passed.toMinutesPart(),
                passed.toSecondsPart(),
                passed.toNanosPart() / 1_000);
    }

    private static String brief(String text) {
        return text.length() <= WIDEST ? text : text.substring(0, WIDEST - 1) + "…";
    }

    private record Line(Duration at, SimEvent happening) {}
}
