package vn.tienglang.planner.policy;

import java.time.LocalDate;
import java.util.List;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.PlainText;

/**
 * Rules that one unit has set for a period.
 *
 * @param unit the unit; {@link AreaCode#COUNTRY} for national law
 * @param from first day in force
 * @param until first day no longer in force; {@link LocalDate#MAX} without an end
 * @param paper the legal document, as people cite it: {@code Quyết định 12/2021/QĐ-UBND}
 * @param rules the rules; all rules of one kind apply together
 */
public record Policy(
        AreaCode unit, LocalDate from, LocalDate until, String paper, List<PolicyRule> rules) {
    /**
     * Composes the paper and copies the rules; rejects a policy without a legal document or without
     * a day.
     */
    public Policy {
        paper = PlainText.composed(paper);
        if (paper.isBlank()) {
            throw new IllegalArgumentException("a policy of " + unit + " stands on no paper");
        }
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException(paper + " ends (" + until + ") before it begins");
        }
        rules = List.copyOf(rules);
    }

    /** Returns whether the policy is in force on that day. */
    public boolean isInForceOn(LocalDate date) {
        return !date.isBefore(from) && date.isBefore(until);
    }

    /** Returns the citation that a refusal shows. */
    public Citation citation() {
        return new Citation(unit, from, paper);
    }

    /**
     * Reference to a policy.
     *
     * @param unit the unit that set the policy
     * @param since first day in force
     * @param paper the legal document
     */
    public record Citation(AreaCode unit, LocalDate since, String paper) {
        /** No policy: everything is open. */
        public static final Citation NONE = new Citation(AreaCode.COUNTRY, LocalDate.MIN, "—");
    }
}
