package vn.tienglang.office.report.figures;

import vn.tienglang.airtime.asrun.Reason;

/** Cause for which a due airing does not count as played on time. Each airing has at most one. */
public enum LossCause {
    /** Played to the end and proven, but it began later or earlier than the rule allows. */
    LATE,
    /** The station reports that it played; nothing proves that the output sounded. */
    UNPROVEN,
    /** The station has not reported it, and the time for reports is over. */
    NO_REPORT,
    /** Without power. */
    NO_POWER,
    /** Without a link. */
    NO_LINK,
    /** Without the clip. */
    NO_FILE,
    /** The clock was not trusted. */
    CLOCK_UNSURE,
    /** Fault of the amplifier or its relay. */
    AMPLIFIER_FAULT,
    /** The output gave no sound. */
    OUTPUT_SILENT,
    /** Refused by quiet hours. */
    REFUSED_QUIET_HOURS,
    /** Refused by a cap on airtime. */
    REFUSED_CAP,
    /** Cancelled. */
    CANCELLED,
    /** Pre-empted by a higher message class. */
    PREEMPTED,
    /** Muted by staff. */
    MUTED_BY_STAFF,
    /** The program of the station ended while it played. */
    PROGRAM_ENDED;

    /** The cause that a station names. */
    public static LossCause of(Reason reason) {
        return valueOf(reason.name());
    }
}
