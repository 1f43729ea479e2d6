package vn.tienglang.airtime;

/**
 * Classes of message of Circular 39/2020, and the exercise. Their order is not a ranking: {@link
 * #preempts} says which class interrupts which.
 */
public enum MessageClass {
    /** Thông thường: the commune decides whether and when; interrupts nothing. */
    ORDINARY,
    /** Ưu tiên: is scheduled first; interrupts nothing, and plays only between items. */
    PRIORITY,
    /** Khẩn cấp: plays at once, in quiet hours too, and interrupts everything else. */
    EMERGENCY,
    /** Diễn tập: announces itself as a test, has low priority, and interrupts nothing. */
    EXERCISE;

    /** True when an airing of this class interrupts one of {@code other}. */
    public boolean preempts(MessageClass other) {
        return this == EMERGENCY && other != EMERGENCY;
    }
}
