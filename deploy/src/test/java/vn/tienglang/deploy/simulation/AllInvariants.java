package vn.tienglang.deploy.simulation;

import java.util.List;

/** List of all invariants. */
final class AllInvariants {
    private AllInvariants() {}

    /** One object of each invariant for this world: safety first, then liveness. */
    static List<Invariant> all(SimWorld world) {
        return List.of(
                new CoverageMarkRecorder(world),
                new FaultMarkRecorder(world),
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
                new NoSoundAfterCancel(world),
                new StationNeverSpins(world),
                new TrustedClockIsRight(world),
                new AsRunSentSparingly(world),
                new StaffSilenceHolds(world),
                new AsRunStatesTheTruth(world),
                new NewestLogHeldEverywhere(world),
                new CentreHoldsTheWholeJournal(world),
                new EverySlotSettled(world),
                new AiredWasHeardOnce(world),
                new SystemRecoversAfterFaults(world));
    }
}
