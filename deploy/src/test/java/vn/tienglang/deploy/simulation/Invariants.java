package vn.tienglang.deploy.simulation;

import java.util.List;

/** Everything that must hold in every world. */
final class Invariants {
    private Invariants() {}

    /** One of each, watching this world: what must never be, then what must be in the end. */
    static List<Invariant> all(World world) {
        return List.of(
                new MarksReached(world),
                new NeverAiredTwice(world),
                new NoSoundIntoOpenRelay(world),
                new RelayNeverClosedOverSilence(world),
                new RevisionNeverGoesBack(world),
                new OneVerdictPerSlot(world),
                new JournalBeforeReport(world),
                new NothingJudgedBeforeItsTime(world),
                new StartsWithinTolerance(world),
                new NoSlotAiredAfterWithdrawalConfirmed(world),
                new AlertBeatsEverything(world),
                new TheStationNeverSpins(),
                new NewestLogHeldEverywhere(world),
                new TheCentreKnowsTheJournal(world),
                new EverySlotSettled(world),
                new AiredWasHeardOnce(world),
                new LifeGoesOn(world));
    }
}
