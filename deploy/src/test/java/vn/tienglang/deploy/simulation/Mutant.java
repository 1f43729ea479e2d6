package vn.tienglang.deploy.simulation;

/**
 * Deliberate bugs of the programs. Each mutant behaves at its ports as if one line inside were
 * wrong, and names the invariant that must detect it. A mutant that no seed detects shows that a
 * scenario or an invariant is missing.
 */
enum Mutant {
    /** The journal never says that an airing was started. */
    NO_MARK_BEFORE_THE_SOUND(StationMutations.NoMark::new, "JournalBeforeReport"),

    /** After a power cut, the interrupted airing counts as not yet started. */
    RECOVERY_FORGETS_THE_INTERRUPTED(StationMutations.NoInterrupted::new, "NeverAiredTwice"),

    /** After a power cut, the interrupted airing counts as settled and is never reported. */
    RECOVERY_HIDES_THE_INTERRUPTED(StationMutations.HiddenInterrupted::new, "EverySlotSettled"),

    /** After a start, settled airings count as not settled. */
    RECOVERY_FORGETS_THE_SETTLED(StationMutations.NoneSettled::new, "OneVerdictPerSlot"),

    /** A start does not open the relay. */
    RECOVERY_LEAVES_THE_RELAY(StationMutations.NoFirstOpening::new, "RelayNeverClosedOverSilence"),

    /** A withdrawal while the relay is closed does not open it. */
    WITHDRAWAL_LEAVES_THE_RELAY(
            StationMutations.NoOpeningAfterWithdrawal::new, "RelayNeverClosedOverSilence"),

    /** The speaker plays while the relay stays open. */
    PLAYS_WITHOUT_THE_RELAY(StationMutations.NoClosing::new, "NoSoundIntoOpenRelay"),

    /** The relay opens while the speaker plays on. */
    STOPPING_DOES_NOT_STOP(StationMutations.NoStopping::new, "NoSoundIntoOpenRelay"),

    /** An airing that was withdrawn in time is played. */
    PLAYS_WHAT_WAS_WITHDRAWN(
            StationMutations.PlaysWithdrawn::new, "NoSlotAiredAfterWithdrawalConfirmed"),

    /** Playback starts at once instead of at the start instant. */
    PLAYS_AT_ONCE(StationMutations.PlaysAtOnce::new, "StartsWithinTolerance"),

    /** The clock counts as synchronised whatever the time daemon says. */
    TRUSTS_ANY_CLOCK(StationMutations.TrustsAnyClock::new, "NothingJudgedBeforeItsTime"),

    /** The clock stays trusted after a step of the wall clock while armed. */
    A_STEPPED_CLOCK_IS_TRUSTED(
            StationMutations.SteppedClockIsTrusted::new, "NothingJudgedBeforeItsTime"),

    /** Waiting times are measured with the wall clock. */
    WAITS_BY_THE_WALL_CLOCK(StationMutations.WaitsByWall::new, "StationNeverSpins"),

    /** An emergency is acknowledged and not played. */
    EMERGENCIES_ARE_IGNORED(StationMutations.NoEmergencies::new, "EmergencyPreemptsEverything"),

    /** A cancel is acknowledged, and the emergency plays on. */
    CANCELS_ARE_IGNORED(StationMutations.NoCancels::new, "NoSoundAfterCancel"),

    /** The log received last is held, even with a lower revision. */
    ACCEPTS_AN_OLDER_LOG(StationMutations.AcceptsOlderLog::new, "RevisionNeverGoesBack"),

    /** A log received during playback is lost, also when it is sent again. */
    LOGS_GET_LOST(StationMutations.LosesLogs::new, "NewestLogHeldEverywhere"),

    /** A message is acknowledged before it is stored. */
    ACKNOWLEDGES_BEFORE_KEEPING(StationMutations.AcknowledgesFirst::new, "JournalBeforeReport"),

    /** An entry is sent first and written with the next one. */
    WRITES_LATE(StationMutations.WritesLate::new, "JournalBeforeReport"),

    /** As-run entries are sent once and never again. */
    AS_RUN_IS_SENT_ONCE(StationMutations.SendsOnce::new, "CentreHoldsTheWholeJournal"),

    /** After four requests it requests no clip parts any more. */
    GIVES_UP_REQUESTING_PARTS(
            StationMutations.GivesUpRequestingParts::new, "SystemRecoversAfterFaults"),

    /** A failed or stopped airing is reported as aired. */
    REPORTS_FAILED_AS_AIRED(StationMutations.ReportsFailedAsAired::new, "AiredWasHeardOnce"),

    /** An acknowledgement equal to the last one starts the sender anew. */
    AN_EQUAL_ACKNOWLEDGEMENT_IS_NEWS(
            RuleMutations.AnswersEqualAcknowledgements::new, "AsRunSentSparingly"),

    /** An acknowledgement lower than the last one is ignored: a restored centre gets nothing. */
    REWIND_IS_IGNORED(RuleMutations.IgnoresRewind::new, "CentreHoldsTheWholeJournal"),

    /** After a failed sync a start reads from memory what the disk does not have. */
    A_START_DOES_NOT_SYNC(RuleMutations.StartsWithoutSync::new, "OneVerdictPerSlot"),

    /** An airing interrupted under an untrusted clock is dated as if the clock was sure. */
    AN_UNTRUSTED_CLOCK_IS_SURE(RuleMutations.UntrustedClockIsSure::new, "AsRunStatesTheTruth"),

    /** A status says that its clock is trusted, whatever it is. */
    ANY_CLOCK_IS_REPORTED_AS_TRUSTED(
            RuleMutations.ReportsAnyClockAsTrusted::new, "TrustedClockIsRight"),

    /** After a standstill an airing starts beyond the tolerance of a late start. */
    PLAYS_HOWEVER_LATE(RuleMutations.PlaysHoweverLate::new, "StartsWithinTolerance"),

    /** The stop button stops one part; the next part of the programme sounds. */
    STOP_STOPS_ONE_PART(RuleMutations.StopsOnePart::new, "StaffSilenceHolds"),

    /** A start forgets that staff muted the station. */
    A_START_ENDS_THE_MUTE(RuleMutations.ForgetsMute::new, "StaffSilenceHolds"),

    /** A new journal judges what was due before it began. */
    A_NEW_JOURNAL_JUDGES_THE_PAST(RuleMutations.JudgesThePast::new, "NothingJudgedBeforeItsTime"),

    /** After the end of the program nobody knows how much had sounded. */
    PROGRESS_IS_NOT_STORED(RuleMutations.StoresNoProgress::new, "AsRunStatesTheTruth"),

    /** A new journal writes into the chain of the one before. */
    A_NEW_JOURNAL_KEEPS_THE_CHAIN(
            RuleMutations.KeepsChainOfTheOldJournal::new, "CentreHoldsTheWholeJournal"),

    /** The guard leaves the relay of a dead program closed. */
    THE_GUARD_DOES_NOTHING(RuleMutations.GuardDoesNothing::new, "RelayNeverClosedOverSilence"),

    /** After a restore the centre issues revisions that the stations hold already. */
    A_RESTORED_CENTRE_ISSUES_OLD_REVISIONS(
            CentreMutations.IgnoresHeldRevisions::new, "NewestLogHeldEverywhere"),

    /** After a restore the centre compares the numbers of held logs and not what they say. */
    A_RESTORED_CENTRE_COMPARES_NO_CONTENTS(
            CentreMutations.DoesNotCompareContents::new, "NewestLogHeldEverywhere"),

    /** The centre acknowledges one entry more than it holds. */
    THE_CENTRE_ACKNOWLEDGES_TOO_MUCH(
            CentreMutations.AcknowledgesTooMuch::new, "JournalBeforeReport"),

    /** The centre answers a message whose transaction it rolled back. */
    THE_CENTRE_DOES_NOT_COMMIT(CentreMutations.DoesNotCommit::new, "JournalBeforeReport"),

    /** The centre drops the first of several entries. */
    THE_CENTRE_SKIPS_ENTRIES(CentreMutations.SkipsEntries::new, "CentreHoldsTheWholeJournal");

    /** A reference to a constructor, which has no state to change. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Mutation.Kind kind;

    private final String detectingInvariant;

    Mutant(Mutation.Kind kind, String detectingInvariant) {
        this.kind = kind;
        this.detectingInvariant = detectingInvariant;
    }

    /** Makes the mutation at each start of a program. */
    Mutation.Kind kind() {
        return kind;
    }

    /** Name of the invariant that must detect it. */
    String detectingInvariant() {
        return detectingInvariant;
    }
}
