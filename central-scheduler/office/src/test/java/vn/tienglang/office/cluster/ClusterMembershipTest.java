package vn.tienglang.office.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.StationId;
import vn.tienglang.office.store.CentreName;
import vn.tienglang.office.store.CentreRepository;
import vn.tienglang.office.store.InMemoryTransactions;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.Transactions;

final class ClusterMembershipTest {
    private static final CentreName EAST = new CentreName("east");
    private static final CentreName WEST = new CentreName("west");
    private static final Instant START = Instant.parse("2026-11-21T05:00:00Z");
    private static final List<StationId> STATIONS =
            IntStream.range(0, 1_000).mapToObj(i -> new StationId("station-" + i)).toList();

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final Set<String> ended = new HashSet<>();
    private final InMemoryTransactions transactions = new InMemoryTransactions(now::get);

    /** What the membership told a centre. */
    private static final class RecordedCentre implements ClusterMembership.Centre {
        private boolean linkUp = true;
        private final List<String> events = new ArrayList<>();

        @Override
        public boolean isLinkUp() {
            return linkUp;
        }

        @Override
        public void onBeat() {
            events.add("beat");
        }

        @Override
        public void onCentresChanged() {
            events.add("changed");
        }

        @Override
        public void onBeatFailed(Transactions.Failed failure) {
            events.add("failed: " + failure.getMessage());
        }

        @Override
        public void onExpelled(String sentence) {
            events.add(sentence);
        }
    }

    private ClusterMembership join(CentreName name, boolean clustered, String start) {
        return ClusterMembership.join(
                transactions, name, clustered, start, ended::contains, now::get, Duration.ZERO);
    }

    private void pass(long seconds) {
        now.updateAndGet(time -> time.plusSeconds(seconds));
    }

    @Test
    void theStationsAreDividedAndThoseOfADeadCentreAreTakenOver() {
        var atEast = new RecordedCentre();
        var atWest = new RecordedCentre();
        ClusterMembership east = join(EAST, true, "e1");
        ClusterMembership west = join(WEST, true, "w1");
        assertThat(STATIONS).allMatch(east::handles).allMatch(west::handles);

        for (int round = 0; round < 2; round++) {
            assertThat(east.beat(atEast)).isTrue();
            assertThat(west.beat(atWest)).isTrue();
        }

        assertThat(STATIONS).allMatch(station -> east.handles(station) != west.handles(station));
        assertThat(STATIONS.stream().filter(east::handles).count()).isBetween(400L, 600L);
        assertThat(atEast.events).containsExactly("beat", "changed", "beat");
        assertThat(east.isFirst()).isTrue();
        assertThat(west.isFirst()).isFalse();

        pass(CentreRepository.SILENT_AFTER.toSeconds());
        west.beat(atWest);

        assertThat(STATIONS).allMatch(west::handles);
        assertThat(west.isFirst()).isTrue();
        assertThat(atWest.events.getLast()).isEqualTo("beat");
        assertThat(west.others())
                .singleElement()
                .matches(one -> !one.isAlive() && one.age().toSeconds() == 6);
    }

    @Test
    void aCentreWithoutALinkHandlesNoStationForTheOthers() {
        var atEast = new RecordedCentre();
        ClusterMembership east = join(EAST, true, "e1");
        ClusterMembership west = join(WEST, true, "w1");
        atEast.linkUp = false;
        east.beat(atEast);

        west.beat(new RecordedCentre());

        assertThat(STATIONS).allMatch(west::handles);
    }

    @Test
    void whenACentreGoesOnlyItsStationsMove() {
        List<CentreName> three = List.of(EAST, WEST, new CentreName("north"));
        for (StationId station : STATIONS) {
            CentreName before = StationShare.centreOf(station, three);
            CentreName after = StationShare.centreOf(station, List.of(EAST, WEST));
            assertThat(before.equals(after) || !List.of(EAST, WEST).contains(before))
                    .as("%s", station)
                    .isTrue();
        }
    }

    @Test
    void aSecondCentreOfTheNameIsRefusedAndOneThatWasSilentIsExpelled() {
        var atEast = new RecordedCentre();
        ClusterMembership east = join(EAST, true, "e1");

        assertThatThrownBy(() -> join(EAST, true, "e2"))
                .isInstanceOf(ClusterMembership.Refused.class)
                .hasMessageContaining("Another centre named east runs");

        ended.add("e1");
        ClusterMembership again = join(EAST, true, "e2");
        assertThat(east.beat(atEast)).isFalse();
        assertThat(atEast.events)
                .singleElement()
                .asString()
                .contains("Another centre has taken the name east");
        assertThat(again.beat(new RecordedCentre())).isTrue();

        pass(CentreRepository.SILENT_AFTER.toSeconds());
        assertThat(join(EAST, true, "e3").beat(new RecordedCentre())).isTrue();
        assertThat(again.beat(new RecordedCentre())).isFalse();
    }

    @Test
    void aCentreThatIsAloneBySettingsStaysAlone() {
        ClusterMembership alone = join(EAST, false, "e1");

        assertThatThrownBy(() -> join(WEST, false, "w1"))
                .isInstanceOf(ClusterMembership.Refused.class)
                .hasMessageContaining("only if all have cluster.enabled = yes");
        assertThatThrownBy(() -> join(WEST, true, "w1"))
                .isInstanceOf(ClusterMembership.Refused.class);

        alone.close();
        assertThat(join(WEST, true, "w1").isClustered()).isTrue();
    }

    @Test
    void aDatabaseThatFailsExpelsNobody() {
        var centre = new RecordedCentre();
        var failing = new AtomicBoolean();
        Transactions unreliable =
                new Transactions() {
                    @Override
                    public <T> T inTransaction(Function<Repositories, T> work) {
                        if (failing.get()) {
                            throw new Failed("the database cannot be reached");
                        }
                        return transactions.inTransaction(work);
                    }
                };
        ClusterMembership east =
                ClusterMembership.join(unreliable, EAST, true, "e1", _ -> false, now::get);
        failing.set(true);

        assertThat(east.beat(centre)).isTrue();

        assertThat(centre.events).containsExactly("failed: the database cannot be reached");
        assertThat(STATIONS).allMatch(east::handles);
    }
}
