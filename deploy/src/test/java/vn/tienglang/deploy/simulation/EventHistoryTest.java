package vn.tienglang.deploy.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.Emergency;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.asrun.ChainId;
import vn.tienglang.node.port.Journal;
import vn.tienglang.node.port.TestAiring;
import vn.tienglang.node.port.VirtualTime;

/** Tests of what the invariants remember of a station. */
class EventHistoryTest {
    private static final StationId STATION = new StationId("ls-06187");
    private static final Emergency URGENT = TestAiring.alert(7, 2);

    private final EventHistory history = new EventHistory(new VirtualTime());

    /** Seed 404898: the entry of the new board was compared with the sound of the old one. */
    @Test
    void soundOfAnEmergencyBelongsToTheBoardThatPlayedIt() {
        var slot = new AiringId("s1-05-30");
        history.onEvent(new SimEvent.FactStored(STATION, new Journal.Fact.EmergencyStored(URGENT)));
        sound(URGENT.airing());
        sound(slot);

        history.onEvent(new SimEvent.JournalReplaced(STATION, new ChainId("c-ls-06187-2")));

        var station = history.of(STATION);
        assertThat(station.soundStartedAt(URGENT.airing())).isEmpty();
        assertThat(station.lastSoundDuration(URGENT.airing())).isZero();
        assertThat(station.soundCount(URGENT.airing())).isZero();
        assertThat(station.soundStartedAt(slot)).isPresent();
        assertThat(station.lastSoundDuration(slot)).isEqualTo(Duration.ofSeconds(2));
    }

    private void sound(AiringId airing) {
        history.onEvent(new SimEvent.SoundStarted(STATION, airing));
        history.onEvent(new SimEvent.SoundEnded(STATION, airing, Duration.ofSeconds(2)));
    }
}
