package vn.tienglang.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SimJournalTest extends JournalContract {
    private final SimDisk disk = new SimDisk();

    @Override
    protected Journal begin() {
        return new SimJournal(STATION, disk);
    }

    @Override
    protected Journal afterPowerCut() {
        return new SimJournal(STATION, disk);
    }

    @Test
    void aFullDiskKeepsNothing() {
        disk.setFull(true);

        assertThatThrownBy(() -> begin().write(new Journal.Fact.TimeHeard(Instant.MAX)))
                .isInstanceOf(Journal.Failed.class);
        assertThat(afterPowerCut().recover().timeHeard()).isEqualTo(Instant.EPOCH);
    }
}
