package vn.tienglang.node.port;

import java.time.Duration;
import java.util.PriorityQueue;
import java.util.Queue;

/** Virtual time of a simulation: runs tasks in order of their time, ties in order of insertion. */
public final class VirtualTime {
    private final Queue<Task> tasks = new PriorityQueue<>();
    private Duration now = Duration.ZERO;
    private long numbers;

    /** Virtual time since the start of the simulation. */
    public Duration now() {
        return now;
    }

    /** Runs the task at this virtual time, or as soon as possible if it has passed. */
    public void at(Duration age, Runnable task) {
        tasks.add(new Task(age.compareTo(now) < 0 ? now : age, numbers++, task));
    }

    /** Runs the task this much later. */
    public void in(Duration delay, Runnable task) {
        at(now.plus(delay), task);
    }

    /** Runs every task that is due until this virtual time. */
    public void runUntil(Duration age) {
        while (runNext(age)) {
            // Each turn is one task.
        }
    }

    /**
     * Runs the next task that is due until this virtual time.
     *
     * @return false when there is none; the virtual time is then reached
     */
    public boolean runNext(Duration age) {
        Task task = tasks.peek();
        if (task == null || task.at().compareTo(age) > 0) {
            now = age.compareTo(now) > 0 ? age : now;
            return false;
        }
        tasks.remove();
        now = task.at();
        task.work().run();
        return true;
    }

    private record Task(Duration at, long number, Runnable work) implements Comparable<Task> {
        @Override
        public int compareTo(Task other) {
            int byTime = at.compareTo(other.at);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }
}
