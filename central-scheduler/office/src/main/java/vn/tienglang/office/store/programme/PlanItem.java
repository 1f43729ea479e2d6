package vn.tienglang.office.store.programme;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.StationId;
import vn.tienglang.planner.handover.HandOver;
import vn.tienglang.planner.mix.LanguageProfile;
import vn.tienglang.planner.obligation.Obligation;
import vn.tienglang.planner.policy.Policy;
import vn.tienglang.planner.reach.AreaSuccession;
import vn.tienglang.planner.reach.StationTag;
import vn.tienglang.planner.situation.ActiveSituation;
import vn.tienglang.planner.situation.Playbook;
import vn.tienglang.planner.slot.SlotId;

/**
 * Plan item: an input of the planner besides areas, slots and bulletins. Its name is the same in
 * all revisions.
 */
public sealed interface PlanItem {
    /** Kind of a plan item. */
    enum Kind {
        /** Policy of a unit. */
        POLICY,
        /** Languages spoken around a station. */
        PROFILE,
        /** Tags of a station. */
        TAGS,
        /** Succession of one area by another. */
        SUCCESSION,
        /** Order of colliding priorities in a unit. */
        ORDER,
        /** Playbook of a situation. */
        PLAYBOOK,
        /** Situation of a unit. */
        RAISED,
        /** Obligation. */
        OBLIGATION,
        /** Public holiday. */
        HOLIDAY,
        /** Daily hand-over. */
        HAND_OVER
    }

    /**
     * Name of an item.
     *
     * @param id unique within its kind; 1 to 40 characters of {@code a-z 0-9 -}
     */
    record Name(Kind kind, String id) implements Comparable<Name> {
        private static final Pattern FORM = Pattern.compile("[a-z0-9-]{1,40}");

        /** Refuses a value that is not a name. */
        public Name {
            if (!FORM.matcher(id).matches()) {
                throw new IllegalArgumentException("not the name of a " + kind + ": '" + id + "'");
            }
        }

        @Override
        public int compareTo(Name other) {
            return kind == other.kind ? id.compareTo(other.id) : kind.compareTo(other.kind);
        }

        @Override
        public String toString() {
            return kind.name().toLowerCase(java.util.Locale.ROOT) + " " + id;
        }
    }

    /** Policy with a name of its own, because several policies may cite one paper. */
    record OfPolicy(Name name, Policy policy) implements PlanItem {}

    /** Languages spoken around a station. */
    record OfProfile(StationId station, LanguageProfile profile) implements PlanItem {}

    /** Tags of a station. */
    record OfTags(StationId station, Set<StationTag> tags) implements PlanItem {
        /** Copies the set in order. */
        public OfTags {
            tags = java.util.Collections.unmodifiableSet(new TreeSet<>(tags));
        }
    }

    /** Succession of one area by another. */
    record OfSuccession(AreaSuccession succession) implements PlanItem {}

    /** Order of colliding priorities at the stations of a unit. */
    record OfOrder(AreaCode unit, List<SlotId> first) implements PlanItem {
        /** Copies the lists. */
        public OfOrder {
            first = List.copyOf(first);
        }
    }

    /** Playbook of a situation. */
    record OfPlaybook(Playbook playbook) implements PlanItem {}

    /** Situation of a unit. */
    record OfRaised(ActiveSituation raised) implements PlanItem {}

    /** Obligation. */
    record OfObligation(Obligation obligation) implements PlanItem {}

    /** Public holiday. */
    record OfHoliday(LocalDate date) implements PlanItem {}

    /** Daily hand-over. */
    record OfHandOver(HandOver handOver) implements PlanItem {}

    /** The name of the item. */
    default Name name() {
        return switch (this) {
            case OfPolicy(Name name, Policy _) -> name;
            case OfProfile(StationId station, var _) -> new Name(Kind.PROFILE, station.value());
            case OfTags(StationId station, var _) -> new Name(Kind.TAGS, station.value());
            case OfSuccession(AreaSuccession one) ->
                    new Name(Kind.SUCCESSION, one.before() + "-" + one.after());
            case OfOrder(AreaCode unit, var _) -> new Name(Kind.ORDER, unit.value());
            case OfPlaybook(Playbook playbook) ->
                    new Name(Kind.PLAYBOOK, Integer.toString(playbook.situation()));
            case OfRaised(ActiveSituation raised) -> new Name(Kind.RAISED, raised.id().value());
            case OfObligation(Obligation owed) -> new Name(Kind.OBLIGATION, owed.id().value());
            case OfHoliday(LocalDate date) -> new Name(Kind.HOLIDAY, date.toString());
            case OfHandOver(HandOver one) -> new Name(Kind.HAND_OVER, one.id().value());
        };
    }

    /** The unit of the item; the country if it has none. */
    default AreaCode unit() {
        return switch (this) {
            case OfPolicy(Name _, Policy policy) -> policy.unit();
            case OfOrder(AreaCode unit, var _) -> unit;
            case OfRaised(ActiveSituation raised) -> raised.unit();
            case OfObligation(Obligation owed) -> owed.unit();
            case OfHandOver(HandOver one) -> one.unit();
            case OfSuccession(AreaSuccession one) -> one.after();
            case OfProfile _, OfTags _, OfPlaybook _, OfHoliday _ -> AreaCode.COUNTRY;
        };
    }

    /** The first day on which the item may matter at any station. */
    default LocalDate from() {
        return switch (this) {
            case OfPolicy(Name _, Policy policy) -> policy.from();
            case OfRaised(ActiveSituation raised) -> day(raised.from()).minusDays(1);
            case OfObligation(Obligation owed) -> owed.from();
            case OfHandOver(HandOver one) -> one.from();
            case OfSuccession(AreaSuccession one) -> one.on();
            case OfHoliday(LocalDate date) -> date;
            case OfProfile _, OfTags _, OfOrder _, OfPlaybook _ -> LocalDate.EPOCH;
        };
    }

    /** The first day on which the item no longer matters; {@link LocalDate#MAX} if it is open. */
    default LocalDate until() {
        return switch (this) {
            case OfPolicy(Name _, Policy policy) -> policy.until();
            case OfRaised(ActiveSituation raised) ->
                    raised.until().equals(Instant.MAX)
                            ? LocalDate.MAX
                            : day(raised.until()).plusDays(2);
            case OfObligation(Obligation owed) ->
                    owed.until().isAfter(LocalDate.MAX.minusDays(owed.graceDays()))
                            ? LocalDate.MAX
                            : owed.until().plusDays(owed.graceDays());
            case OfHandOver(HandOver one) -> one.until();
            case OfHoliday(LocalDate date) -> date.plusDays(1);
            case OfProfile _, OfTags _, OfSuccession _, OfOrder _, OfPlaybook _ -> LocalDate.MAX;
        };
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }
}
