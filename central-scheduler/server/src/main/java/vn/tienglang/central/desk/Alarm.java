package vn.tienglang.central.desk;

/** The alarm clock, as the desk knows it. */
public interface Alarm {
    /**
     * Asks that {@link Desk#publishDue} be called soon, at least once. Returns at once. Should the
     * wish get lost, the clock's own regular call comes to the same, later.
     */
    void publishSoon();
}
