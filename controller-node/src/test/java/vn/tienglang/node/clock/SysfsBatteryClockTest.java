package vn.tienglang.node.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SysfsBatteryClockTest {
    @TempDir private Path folder;

    private SysfsBatteryClock clockWith(String text) throws IOException {
        return new SysfsBatteryClock(Files.writeString(folder.resolve("since_epoch"), text));
    }

    @Test
    void secondsSince1970AreRead() throws IOException {
        assertThat(clockWith("1772434923\n").read()).contains(Instant.ofEpochSecond(1_772_434_923));
        assertThat(clockWith("0\n").read()).as("an empty battery").contains(Instant.EPOCH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "1772434923.5", "9999999999999999999", "17 72"})
    void otherTextIsNoTime(String text) throws IOException {
        assertThat(clockWith(text).read()).isEmpty();
    }

    @Test
    void missingClockHasNoTime() {
        assertThat(new SysfsBatteryClock(folder.resolve("nowhere")).read()).isEmpty();
    }
}
