package vn.tienglang.deploy.simulation;

import java.util.List;

/** Everything that must hold in every world. */
final class AllInvariants {
    private AllInvariants() {}

    /** One of each, watching this world: what must never be, then what must be in the end. */
    static List<Invariant> all(SimWorld world) {
        return List.of(
                new CoverageMarkRecorder(world),
                new NeverAiredTwice(world),
                new NoSoundIntoOpenRelay(world),
                new RelayNeverClosedOverSilence(world),
                new RevisionNeverGoesBack(world),
                new OneVerdictPerSlot(world),
                new JournalBeforeReport(world),
                new NothingJudgedBeforeItsTime(world),
                new StartsWithinTolerance(world),
                new NoSlotAiredAfterWithdrawalConfirmed(world),
                new EmergencyPreemptsEverything(world),
                new StationNeverSpins(),
                new NewestLogHeldEverywhere(world),
                new CentreHoldsTheWholeJournal(world),
                new EverySlotSettled(world),
                new AiredWasHeardOnce(world),
                new SystemRecoversAfterFaults(world));
    }
}
