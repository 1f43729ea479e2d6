package vn.tienglang.planner.policy;

import java.time.LocalDate;
import java.util.List;
import vn.tienglang.airtime.AreaCode;

/**
 * What one unit has laid down between two days.
 *
 * @param unit whose it is; {@link AreaCode#COUNTRY} for the law
 * @param from first day it is in force
 * @param until first day it no longer is; {@link LocalDate#MAX} while it stands
 * @param paper what it stands on, as people quote it: {@code Quyết định 12/2021/QĐ-UBND}
 * @param rules what it says; within one kind, all of them together
 */
public record Policy(
        AreaCode unit, LocalDate from, LocalDate until, String paper, List<PolicyRule> rules) {
    /** Takes a copy, and refuses a policy without a paper or without a day. */
    public Policy {
        if (paper.isBlank()) {
            throw new IllegalArgumentException("a policy of " + unit + " stands on no paper");
        }
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException(paper + " ends (" + until + ") before it begins");
        }
        rules = List.copyOf(rules);
    }

    /** Whether it is in force on that day. */
    public boolean isInForceOn(LocalDate date) {
        return !date.isBefore(from) && date.isBefore(until);
    }

    /** How a refusal quotes it. */
    public Citation citation() {
        return new Citation(unit, from, paper);
    }

    /**
     * Whose rule it is, and since when.
     *
     * @param unit who laid it down
     * @param since first day it was in force
     * @param paper what it stands on
     */
    public record Citation(AreaCode unit, LocalDate since, String paper) {
        /** Nobody has laid anything down, so everything is open. */
        public static final Citation NONE = new Citation(AreaCode.COUNTRY, LocalDate.MIN, "—");
    }
}
