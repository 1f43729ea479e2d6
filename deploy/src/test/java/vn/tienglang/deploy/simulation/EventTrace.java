package vn.tienglang.deploy.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.node.port.Event;
import vn.tienglang.node.port.Journal;
import vn.tienglang.node.port.VirtualTime;

/**
 * Table of the last events for a failure report, and a digest of all events to compare two runs.
 *
 * <p>Lines are formatted only on demand, because nearly every run passes.
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
     * An empty trace.
     *
     * @param thorough true when the digest covers every word of every line; slower
     */
    EventTrace(VirtualTime time, boolean thorough) {
        this.time = time;
        this.thorough = thorough;
    }

    /** Adds an event. */
    void add(SimEvent simEvent) {
        lines[(int) (count % LINES)] = new Line(time.now(), simEvent);
        count++;
        mix(time.now().toNanos());
        mix(simEvent.where().hashCode());
        mix(what(simEvent).hashCode());
        if (thorough) {
            mix(detail(simEvent).hashCode());
        }
    }

    private static String what(SimEvent simEvent) {
        return switch (simEvent) {
            case SimEvent.LoopStepped(var _, Event event) -> event.getClass().getSimpleName();
            case SimEvent.FactStored(var _, Journal.Fact fact) -> fact.getClass().getSimpleName();
            case SimEvent.MessageSent(var _, Message message) -> message.getClass().getSimpleName();
            case SimEvent other -> other.getClass().getSimpleName();
        };
    }

    private static String detail(SimEvent simEvent) {
        return switch (simEvent) {
            // An acknowledger is a lambda, which prints a different address in every run.
            case SimEvent.LoopStepped(var _, Event.MessageReceived(Message message, var _)) ->
                    message.toString();
            case SimEvent.LoopStepped(var _, Event event) -> event.toString();
            case SimEvent.FactStored(var _, Journal.Fact fact) -> "stored: " + fact;
            case SimEvent.MessageSent(var _, Message message) -> "sent: " + message;
            case SimEvent other -> other.toString();
        };
    }

    private void mix(long value) {
        digest = (digest ^ value) * PRIME;
        digest ^= digest >>> 29;
    }

    /** Number of events so far. */
    long count() {
        return count;
    }

    /** Digest of all events with time, place and order. */
    long digest() {
        return digest;
    }

    /** The last events as a table: true time since the start, place, type, detail. */
    String table() {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("time", "where", "what", "detail"));
        for (long i = Math.max(0, count - LINES); i < count; i++) {
            Line line = lines[(int) (i % LINES)];
            rows.add(
                    List.of(
                            clock(line.at),
                            line.simEvent.where(),
                            what(line.simEvent),
                            brief(detail(line.simEvent))));
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

    private record Line(Duration at, SimEvent simEvent) {}
}
