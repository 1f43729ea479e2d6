package vn.tienglang.deploy.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.node.Journal;
import vn.tienglang.node.VirtualTime;
import vn.tienglang.node.playout.Event;

/**
 * The last things that happened, for a person to read when something broke, and one number over all
 * that ever happened, to tell two runs apart.
 *
 * <p>Lines are kept as values and written out only when asked for: nearly every world is green.
 */
final class Trace {
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
    Trace(VirtualTime time, boolean thorough) {
        this.time = time;
        this.thorough = thorough;
    }

    /** Something happened. */
    void add(Happening happening) {
        lines[(int) (count % LINES)] = new Line(time.now(), happening);
        count++;
        mix(time.now().toNanos());
        mix(happening.where().hashCode());
        mix(what(happening).hashCode());
        if (thorough) {
            mix(detail(happening).hashCode());
        }
    }

    private static String what(Happening happening) {
        return switch (happening) {
            case Happening.Stepped(var _, Event event) -> event.getClass().getSimpleName();
            case Happening.Kept(var _, Journal.Fact fact) -> fact.getClass().getSimpleName();
            case Happening.Told(var _, Message message) -> message.getClass().getSimpleName();
            case Happening other -> other.getClass().getSimpleName();
        };
    }

    private static String detail(Happening happening) {
        return switch (happening) {
            // A receipt is a lambda, and prints as another address in every run.
            case Happening.Stepped(var _, Event.Received(Message message, var _)) ->
                    message.toString();
            case Happening.Stepped(var _, Event event) -> event.toString();
            case Happening.Kept(var _, Journal.Fact fact) -> "kept: " + fact;
            case Happening.Told(var _, Message message) -> "told: " + message;
            case Happening other -> other.toString();
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

    private record Line(Duration at, Happening happening) {}
}
