package vn.tienglang.node.port;

import java.time.Instant;
import java.util.Optional;

/**
 * Battery clock of the board (RTC). It promises nothing about its time, which may be from any year:
 * the battery may be empty, and nobody may ever have set it. Only reads; the system sets it.
 */
@FunctionalInterface
public interface BatteryClock {
    /** A board without one. */
    BatteryClock NONE = Optional::empty;

    /** Its time in whole seconds; empty when it cannot be read. */
    Optional<Instant> read();
}
