package vn.tienglang.planner.policy;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import vn.tienglang.airtime.AreaCode;

/**
 * Legal night, 21:00 to 06:00 (QCVN 26:2010/BTNMT): quiet hours that apply at each station until
 * its unit or one above it lays down sessions or quiet hours of its own for the day. Emergencies
 * are not planned, so no quiet hours bind them.
 */
public final class LegalNight {
    /** The policy; it is stored nowhere and cannot be edited. */
    public static final Policy POLICY =
            new Policy(
                    AreaCode.COUNTRY,
                    LocalDate.of(2011, 2, 15),
                    LocalDate.MAX,
                    "QCVN 26:2010/BTNMT",
                    List.of(
                            new PolicyRule.QuietHours(
                                    ApplicableDays.EVERY,
                                    PolicyRule.Force.USUAL,
                                    LocalTimeRange.between(
                                            LocalTime.of(21, 0), LocalTime.of(6, 0)))));

    private LegalNight() {}

    /** Returns whether the citation is that of the legal night. */
    public static boolean isCitedBy(Policy.Citation citation) {
        return citation.equals(POLICY.citation());
    }
}
