package vn.tienglang.node.clock;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * State of the kernel's clock, read with adjtimex(2) on 64-bit Linux. Every time daemon tells the
 * kernel when it has synchronised the clock; the kernel withdraws that when the clock is set by
 * hand, and when the daemon has been silent so long that the error may be 16 s.
 */
final class KernelClock implements Supplier<Optional<Duration>> {
    /** STA_UNSYNC of sys/timex.h. */
    private static final int UNSYNCHRONISED = 0x0040;

    /** TIME_ERROR of sys/timex.h; a larger value is not defined. */
    private static final int TIME_ERROR = 5;

    /** The begin of struct timex; the kernel writes 208 bytes. */
    private static final StructLayout TIMEX =
            MemoryLayout.structLayout(
                    JAVA_INT.withName("modes"),
                    MemoryLayout.paddingLayout(4),
                    JAVA_LONG.withName("offset"),
                    JAVA_LONG.withName("freq"),
                    JAVA_LONG.withName("maxerror"),
                    JAVA_LONG.withName("esterror"),
                    JAVA_INT.withName("status"),
                    MemoryLayout.paddingLayout(164));

    private static final VarHandle MAX_ERROR =
            TIMEX.varHandle(PathElement.groupElement("maxerror"));
    private static final VarHandle STATUS = TIMEX.varHandle(PathElement.groupElement("status"));

    private final MethodHandle adjtimex;

    KernelClock() {
        this.adjtimex = adjtimex();
    }

    @SuppressWarnings("restricted")
    private static MethodHandle adjtimex() {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(
                linker.defaultLookup().findOrThrow("adjtimex"),
                FunctionDescriptor.of(JAVA_INT, ADDRESS));
    }

    /** Limit of the error of the wall clock; empty while the kernel calls it unsynchronised. */
    @Override
    public Optional<Duration> get() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment timex = arena.allocate(TIMEX);
            int state = (int) adjtimex.invokeExact(timex);
            int status = (int) STATUS.get(timex, 0L);
            if (state < 0 || state >= TIME_ERROR || (status & UNSYNCHRONISED) != 0) {
                return Optional.empty();
            }
            long micros = (long) MAX_ERROR.get(timex, 0L);
            return Optional.of(Duration.ofNanos(Math.multiplyExact(Math.max(0, micros), 1000L)));
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("adjtimex threw", e);
        }
    }
}
