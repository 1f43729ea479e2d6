package vn.tienglang.office.plan;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.airtime.StationId;
import vn.tienglang.office.check.LookAlike;
import vn.tienglang.office.plan.PlanItemResult.Reason;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.programme.PlanItem;
import vn.tienglang.office.store.programme.PlanItemRevision;
import vn.tienglang.office.store.programme.SlotRevision;
import vn.tienglang.planner.bulletin.BulletinId;
import vn.tienglang.planner.handover.HandOver;
import vn.tienglang.planner.mix.Languages;
import vn.tienglang.planner.policy.Policy;
import vn.tienglang.planner.slot.SlotId;

/** Validator of plan items: lists every reason against storing or withdrawing one. */
public final class PlanItemValidator {
    private final Languages languages;
    private final InstantSource clock;
    private final ZoneId zone;

    /**
     * Validator with these languages.
     *
     * @param zone the office's own zone, in which its days begin
     */
    public PlanItemValidator(Languages languages, InstantSource clock, ZoneId zone) {
        this.languages = languages;
        this.clock = clock;
        this.zone = zone;
    }

    /** Every reason against withdrawing an item. */
    public static List<Reason> reasonsAgainstWithdrawal(PlanItemRevision present) {
        PlanItem.Name name = present.item().name();
        List<Reason> closed = present.withdrawn() ? List.of(new Reason.Closed(name)) : List.of();
        return switch (name.kind()) {
            case RAISED, PLAYBOOK -> List.of(new Reason.NotEditable(name));
            case POLICY, PROFILE, TAGS, SUCCESSION, ORDER, OBLIGATION, HOLIDAY, HAND_OVER -> closed;
        };
    }

    /** Every reason against storing an item. */
    public List<Reason> reasonsAgainst(Repositories repositories, PlanItem item) {
        var reasons = new ArrayList<Reason>();
        switch (item) {
            case PlanItem.OfPolicy(var _, Policy policy) ->
                    unit(repositories, policy.unit(), policy.from(), reasons);
            case PlanItem.OfProfile(StationId station, var profile) -> {
                station(repositories, station, reasons);
                profile.shares().forEach(one -> language(one.language(), reasons));
            }
            case PlanItem.OfTags(StationId station, var _) ->
                    station(repositories, station, reasons);
            case PlanItem.OfSuccession(var one) ->
                    unit(repositories, one.after(), one.on(), reasons);
            case PlanItem.OfOrder(AreaCode unit, List<SlotId> first) -> {
                unit(repositories, unit, today(), reasons);
                first.forEach(slot -> slot(repositories, slot, reasons));
            }
            case PlanItem.OfObligation(var owed) -> {
                unit(repositories, owed.unit(), owed.from(), reasons);
                language(owed.language(), reasons);
            }
            case PlanItem.OfHandOver(HandOver one) -> {
                unit(repositories, one.unit(), one.from(), reasons);
                bulletin(repositories, one.bulletin(), reasons);
                bulletin(repositories, one.fallback(), reasons);
            }
            case PlanItem.OfPlaybook _, PlanItem.OfRaised _, PlanItem.OfHoliday _ -> {}
        }
        lookAlike(repositories, item).map(Reason.LooksLike::new).ifPresent(reasons::add);
        return reasons;
    }

    /** The name of another item of the same kind, unit and days that only looks the same. */
    private static Optional<String> lookAlike(Repositories repositories, PlanItem item) {
        return typedName(item)
                .flatMap(name ->
                        LookAlike.among(
                                repositories.planItems().all(item.name().kind()).stream()
                                        .filter(kept -> !kept.withdrawn())
                                        .map(PlanItemRevision::item)
                                        .filter(other -> !other.name().equals(item.name()))
                                        .filter(other -> other.unit().equals(item.unit()))
                                        .filter(other -> overlaps(other, item))
                                        .flatMap(other -> typedName(other).stream()),
                                name));
    }

    private static boolean overlaps(PlanItem one, PlanItem other) {
        return one.from().isBefore(other.until()) && other.from().isBefore(one.until());
    }

    /** The name or paper that a person types for an item, if its kind has one. */
    private static Optional<String> typedName(PlanItem item) {
        return switch (item) {
            case PlanItem.OfPolicy(var _, Policy policy) -> Optional.of(policy.paper());
            case PlanItem.OfObligation(var owed) -> Optional.of(owed.paper());
            case PlanItem.OfHandOver(HandOver one) -> Optional.of(one.title());
            case PlanItem.OfProfile _,
                    PlanItem.OfTags _,
                    PlanItem.OfSuccession _,
                    PlanItem.OfOrder _,
                    PlanItem.OfPlaybook _,
                    PlanItem.OfRaised _,
                    PlanItem.OfHoliday _ ->
                    Optional.empty();
        };
    }

    /** An area is known if it exists on the first day of the item, or today. */
    private void unit(
            Repositories repositories, AreaCode unit, LocalDate first, List<Reason> reasons) {
        var tree = repositories.areas().tree();
        if (tree.find(unit, first).isEmpty() && tree.find(unit, today()).isEmpty()) {
            reasons.add(new Reason.UnknownArea(unit));
        }
    }

    private static void station(
            Repositories repositories, StationId station, List<Reason> reasons) {
        if (repositories.enrolments().find(station).isEmpty()) {
            reasons.add(new Reason.UnknownStation(station));
        }
    }

    private void language(LanguageTag language, List<Reason> reasons) {
        if (languages.find(language).isEmpty()) {
            reasons.add(new Reason.UnknownLanguage(language));
        }
    }

    private static void bulletin(Repositories repositories, BulletinId id, List<Reason> reasons) {
        if (repositories.bulletins().find(id).filter(one -> !one.bulletin().retired()).isEmpty()) {
            reasons.add(new Reason.UnknownBulletin(id));
        }
    }

    private static void slot(Repositories repositories, SlotId id, List<Reason> reasons) {
        Optional<SlotRevision> slot = repositories.slots().find(id).filter(one -> !one.withdrawn());
        if (slot.isEmpty()) {
            reasons.add(new Reason.UnknownSlot(id));
        } else if (slot.get().slot().messageClass() != MessageClass.PRIORITY) {
            reasons.add(new Reason.NotPriority(id));
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant().truncatedTo(ChronoUnit.MILLIS), zone);
    }
}
