package vn.tienglang.deploy.simulation;

/**
 * The machine, broken on purpose: each behaves at its ports as if one line inside were wrong, and
 * names the invariant that is there to notice. A mutant that lives through the seeds shows what the
 * worlds or the invariants lack.
 */
enum Mutant {
    /** Nothing on the disk says that an airing was begun. */
    NO_MARK_BEFORE_THE_SOUND(StationMutations.NoMark::new, "JournalBeforeReport"),

    /** What was on air as the power went is open again. */
    RECOVERY_FORGETS_THE_INTERRUPTED(StationMutations.NoInterrupted::new, "NeverAiredTwice"),

    /** What was on air as the power went is closed, and nothing is said of it. */
    RECOVERY_HUSHES_UP_THE_INTERRUPTED(StationMutations.HushedUp::new, "EverySlotSettled"),

    /** What was settled before the start is open again. */
    RECOVERY_FORGETS_THE_SETTLED(StationMutations.NoneSettled::new, "OneVerdictPerSlot"),

    /** A start does not order the relay open. */
    RECOVERY_LEAVES_THE_RELAY(StationMutations.NoFirstOpening::new, "RelayNeverClosedOverSilence"),

    /** What is withdrawn after the relay closed does not open it again. */
    WITHDRAWAL_LEAVES_THE_RELAY(
            StationMutations.NoOpeningAfterWithdrawal::new, "RelayNeverClosedOverSilence"),

    /** It plays, and the amplifier stays off. */
    PLAYS_WITHOUT_THE_RELAY(StationMutations.NoClosing::new, "NoSoundIntoOpenRelay"),

    /** The relay opens and the sound goes on. */
    STOPPING_DOES_NOT_STOP(StationMutations.NoStopping::new, "NoSoundIntoOpenRelay"),

    /** What was withdrawn in time is played all the same. */
    PLAYS_WHAT_WAS_WITHDRAWN(
            StationMutations.PlaysWithdrawn::new, "NoSlotAiredAfterWithdrawalConfirmed"),

    /** The first frame leaves as soon as the speaker is told. */
    PLAYS_AT_ONCE(StationMutations.PlaysAtOnce::new, "StartsWithinTolerance"),

    /** The time daemon is believed to hold the clock, whatever it says. */
    TRUSTS_ANY_CLOCK(StationMutations.TrustsAnyClock::new, "NothingJudgedBeforeItsTime"),

    /** A step of the wall clock while armed does not make it doubtful. */
    A_STEPPED_CLOCK_IS_TRUSTED(
            StationMutations.SteppedClockIsTrusted::new, "NothingJudgedBeforeItsTime"),

    /** Waiting is measured by the wall clock. */
    WAITS_BY_THE_WALL_CLOCK(StationMutations.WaitsByWall::new, "StationNeverSpins"),

    /** An emergency is acknowledged and forgotten. */
    EMERGENCIES_ARE_IGNORED(StationMutations.NoEmergencies::new, "EmergencyPreemptsEverything"),

    /** Whatever log comes last is held, whatever its revision. */
    ACCEPTS_AN_OLDER_LOG(StationMutations.AcceptsOlderLog::new, "RevisionNeverGoesBack"),

    /** A log that comes while something plays is lost, however often it is sent again. */
    LOGS_GET_LOST(StationMutations.LosesLogs::new, "NewestLogHeldEverywhere"),

    /** A message is acknowledged as it comes, before it is kept. */
    ACKNOWLEDGES_BEFORE_KEEPING(StationMutations.AcknowledgesFirst::new, "JournalBeforeReport"),

    /** An entry is told first, and written when the next one comes. */
    WRITES_BEHIND(StationMutations.WritesBehind::new, "JournalBeforeReport"),

    /** As-run entries are told once, and never again. */
    AS_RUN_IS_TOLD_ONCE(StationMutations.TellsOnce::new, "CentreHoldsTheWholeJournal"),

    /** After four wants it does not want clips any more. */
    GIVES_UP_WANTING(StationMutations.GivesUpWanting::new, "SystemRecoversAfterFaults"),

    /** What failed or was stopped is called played to its end. */
    CALLS_IT_AIRED(StationMutations.CallsItAired::new, "AiredWasHeardOnce"),

    /** The centre acknowledges one entry more than it has. */
    THE_CENTRE_ACKNOWLEDGES_TOO_MUCH(
            CentreMutations.AcknowledgesTooMuch::new, "JournalBeforeReport"),

    /** The centre answers, and what it answers to is not committed. */
    THE_CENTRE_DOES_NOT_COMMIT(CentreMutations.DoesNotCommit::new, "JournalBeforeReport"),

    /** The centre passes over the first of several entries. */
    THE_CENTRE_SKIPS_ENTRIES(CentreMutations.SkipsEntries::new, "CentreHoldsTheWholeJournal");

    /** A reference to a constructor, which has no state to change. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Mutation.Kind kind;

    private final String detectingInvariant;

    Mutant(Mutation.Kind kind, String killer) {
        this.kind = kind;
        this.detectingInvariant = killer;
    }

    /** How it is made at each start of a program. */
    Mutation.Kind kind() {
        return kind;
    }

    /** The invariant that is there to notice. */
    String detectingInvariant() {
        return detectingInvariant;
    }
}
