package vn.tienglang.deploy.simulation;

import java.time.LocalDate;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.node.port.Journal;

/**
 * At the end every station holds the newest log of every day from yesterday on. If the centre was
 * restored over midnight, the station holds a later log of yesterday than the centre remembers: the
 * log of a day that is over is never issued again.
 */
final class NewestLogHeldEverywhere extends Invariant {
    private final SimWorld world;

    NewestLogHeldEverywhere(SimWorld world) {
        this.world = world;
    }

    @Override
    void checkHealed() {
        LocalDate yesterday =
                world.context().now().atZone(SimWorld.ZONE).toLocalDate().minusDays(1);
        for (SimStation station : world.stations()) {
            Journal.Recovered onDisk = station.onDisk();
            world.history()
                    .of(station.id())
                    .issued()
                    .forEach((date, revisions) -> {
                        DailyLog newest = revisions.lastEntry().getValue();
                        boolean isForgotten =
                                date.equals(yesterday)
                                        && world.history().of(station.id()).holdsForgotten(date);
                        if (!date.isBefore(yesterday)
                                && !isForgotten
                                && !onDisk.logs().contains(newest)) {
                            throw violation(
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
