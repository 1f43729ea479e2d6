package vn.tienglang.deploy.simulation;

import java.time.LocalDate;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.node.port.Journal;

/**
 * At the end every station holds the newest log of every day from yesterday on. If the centre was
 * restored over midnight, the station holds a later log of yesterday than the centre remembers: the
 * log of a day that is over is never issued again.
 *
 * <p>Some minutes after all repairs, before another change, no station holds another content under
 * the number of the newest log.
 */
final class NewestLogHeldEverywhere extends Invariant {
    private final SimWorld world;

    NewestLogHeldEverywhere(SimWorld world) {
        this.world = world;
    }

    @Override
    void onEvent(SimEvent simEvent) {
        if (simEvent instanceof SimEvent.RepairedLongEnough()) {
            world.stations().forEach(this::holdsNoOtherContent);
        }
    }

    private void holdsNoOtherContent(SimStation station) {
        LocalDate today = world.context().now().atZone(SimWorld.ZONE).toLocalDate();
        EventHistory.StationHistory history = world.history().of(station.id());
        history.issued()
                .forEach((date, revisions) -> {
                    DailyLog newest = revisions.lastEntry().getValue();
                    boolean isOther =
                            history.held(date)
                                    .filter(held -> held.revision() == newest.revision())
                                    .filter(held -> !held.equals(newest))
                                    .isPresent();
                    if (isOther && !date.isBefore(today)) {
                        throw violation(
                                station.id()
                                        + " holds "
                                        + history.held(date)
                                        + " under the number of "
                                        + newest);
                    }
                });
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
