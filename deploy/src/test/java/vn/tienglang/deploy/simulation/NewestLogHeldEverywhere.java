package vn.tienglang.deploy.simulation;

import java.time.LocalDate;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.node.Journal;

/** In the end every station holds, of every day from yesterday on, what was issued last. */
final class NewestLogHeldEverywhere extends Invariant {
    private final World world;

    NewestLogHeldEverywhere(World world) {
        this.world = world;
    }

    @Override
    void checkHealed() {
        LocalDate yesterday = world.scene().now().atZone(World.ZONE).toLocalDate().minusDays(1);
        for (SimStation station : world.stations()) {
            Journal.Recovered onDisk = station.onDisk();
            world.chronicle()
                    .of(station.id())
                    .issued()
                    .forEach((date, revisions) -> {
                        DailyLog newest = revisions.lastEntry().getValue();
                        if (!date.isBefore(yesterday) && !onDisk.logs().contains(newest)) {
                            throw broken(
                                    station.id()
                                            + " does not hold "
                                            + newest
                                            + " but "
                                            + onDisk.logs());
                        }
                    });
        }
    }
}
