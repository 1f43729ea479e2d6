package vn.tienglang.airtime;

import java.time.Duration;
import java.time.Instant;

/**
 * The time as an argument. Appointments are held against {@code wall}, waiting against {@code
 * sinceBoot}; they are different types so that nobody subtracts one from the other.
 *
 * @param wall what the wall clock says, right or wrong
 * @param sinceBoot monotonic time since the program started; never steps
 * @param wallTrusted whether the wall clock may be believed
 */
public record Now(Instant wall, Duration sinceBoot, boolean wallTrusted) {}
