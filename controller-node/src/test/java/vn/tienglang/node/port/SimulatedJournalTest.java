package vn.tienglang.node.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.asrun.ChainId;

class SimulatedJournalTest extends JournalContract {
    private final SimulatedDisk disk = new SimulatedDisk();

    @Override
    protected Journal begin() {
        return new SimulatedJournal(STATION, disk);
    }

    @Override
    protected ChainId chain() {
        return new SimulatedDisk().chain();
    }

    @Override
    protected Journal afterPowerCut() {
        return new SimulatedJournal(STATION, disk);
    }

    @Test
    void aFullDiskKeepsNothing() {
        disk.setFull(true);

        assertThatThrownBy(() -> begin().write(new Journal.Fact.FirstStarted(Instant.MAX)))
                .isInstanceOf(Journal.JournalException.class);
        assertThat(afterPowerCut().recover().firstStart()).isEmpty();
    }

    @Test
    void aFactWhoseSyncFailedIsFoundAndDurableAfterTheNextStart() {
        disk.failNextSync();
        assertThatThrownBy(() -> begin().write(new Journal.Fact.FirstStarted(Instant.MAX)))
                .isInstanceOf(Journal.JournalException.class);

        assertThat(begin().recover().firstStart()).contains(Instant.MAX);
        assertThat(disk.losePower()).isZero();
        assertThat(afterPowerCut().recover().firstStart()).contains(Instant.MAX);
    }

    @Test
    void aPowerCutLosesAFactWhoseSyncFailedAndEveryLaterOne() {
        Journal journal = begin();
        disk.failNextSync();
        assertThatThrownBy(() -> journal.write(new Journal.Fact.FirstStarted(Instant.MAX)))
                .isInstanceOf(Journal.JournalException.class);
        begin().write(new Journal.Fact.MutedUntil(Instant.MAX));

        assertThat(disk.losePower()).isEqualTo(2);
        assertThat(afterPowerCut().recover().mutedUntil()).isEqualTo(Instant.EPOCH);
    }
}
