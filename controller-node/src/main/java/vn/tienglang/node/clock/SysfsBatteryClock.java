package vn.tienglang.node.clock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.tinylog.Logger;
import vn.tienglang.node.port.BatteryClock;

/**
 * Battery clock that Linux shows as {@code /sys/class/rtc/rtc0/since_epoch}: seconds since 1970, in
 * UTC. The kernel fails the read when the chip says that its battery was empty.
 */
public final class SysfsBatteryClock implements BatteryClock {
    private final Path file;

    /** The clock behind this file. */
    public SysfsBatteryClock(Path file) {
        this.file = file;
    }

    @Override
    public Optional<Instant> read() {
        try {
            String text = Files.readString(file).strip();
            if (!text.matches("-?[0-9]{1,12}")) {
                Logger.warn("The battery clock {} has no number of seconds.", file);
                return Optional.empty();
            }
            return Optional.of(Instant.ofEpochSecond(Long.parseLong(text)));
        } catch (IOException e) {
            Logger.warn("The battery clock {} cannot be read: {}", file, e.toString());
            return Optional.empty();
        }
    }
}
