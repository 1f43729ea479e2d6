package vn.tienglang.airtime;

/**
 * The classes of message of Circular 39/2020, and the exercise. Their order here is not a ranking:
 * who interrupts whom is asked of {@link #preempts}.
 */
public enum MessageClass {
    /** Thông thường: the commune decides whether and when; interrupts nothing. */
    ORDINARY,
    /** Ưu tiên: goes into the programme first; interrupts nothing, only goes between items. */
    PRIORITY,
    /** Khẩn cấp: plays at once, in quiet hours too, and interrupts everything else. */
    EMERGENCY,
    /** Diễn tập: says that it is a test, is low, and interrupts nothing. */
    EXERCISE;

    /** True when an airing of this class takes the air from one of {@code other}. */
    public boolean preempts(MessageClass other) {
        return this == EMERGENCY && other != EMERGENCY;
    }
}
