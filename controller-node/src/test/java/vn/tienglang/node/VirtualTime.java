package vn.tienglang.node;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;

/** The time of a simulated world: tasks run in order of their time, ties in order of insertion. */
public final class VirtualTime {
    private final Queue<Task> tasks =
            new PriorityQueue<>(Comparator.comparing(Task::at).thenComparingLong(Task::number));
    private Duration now = Duration.ZERO;
    private long numbers;

    /** How old the world is. */
    public Duration now() {
        return now;
    }

    /** Runs the task when the world is that old, or as soon as possible when it already is. */
    public void at(Duration age, Runnable task) {
        tasks.add(new Task(age.compareTo(now) < 0 ? now : age, numbers++, task));
    }

    /** Runs the task this much later. */
    public void in(Duration delay, Runnable task) {
        at(now.plus(delay), task);
    }

    /** Runs everything that is due until the world is that old. */
    public void runUntil(Duration age) {
        while (!tasks.isEmpty() && tasks.element().at().compareTo(age) <= 0) {
            Task task = tasks.remove();
            now = task.at();
            task.work().run();
        }
        now = age;
    }

    private record Task(Duration at, long number, Runnable work) {}
}
