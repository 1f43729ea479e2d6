package vn.tienglang.office.document;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.office.check.LookAlike;
import vn.tienglang.office.check.Losses;
import vn.tienglang.office.document.PlanImportResult.Problem;
import vn.tienglang.office.document.PlanImportResult.Reason;
import vn.tienglang.office.plan.PlanItemEditor;
import vn.tienglang.office.plan.PlanItemResult;
import vn.tienglang.office.plan.PlanItemValidator;
import vn.tienglang.office.plan.PlaybookVersions;
import vn.tienglang.office.plan.SilenceReasons;
import vn.tienglang.office.situation.RaiseRequest;
import vn.tienglang.office.situation.SituationValidator;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.programme.PlanItem;
import vn.tienglang.office.store.programme.PlanItemRevision;
import vn.tienglang.office.store.programme.SlotRevision;
import vn.tienglang.office.store.programme.Stage;
import vn.tienglang.planner.bulletin.BulletinId;
import vn.tienglang.planner.document.PlanDocument;
import vn.tienglang.planner.policy.Policy;
import vn.tienglang.planner.situation.ActiveSituation;
import vn.tienglang.planner.situation.Playbook;
import vn.tienglang.planner.slot.Slot;
import vn.tienglang.planner.slot.SlotId;
import vn.tienglang.planner.slot.SlotPart;

/**
 * Import of one plan document in one transaction: compares it with the stored plan and writes the
 * differences. It is one class, because each step uses the names that the steps before it assigned.
 */
final class PlanDocumentImport {
    private static final PlanItem.Name NEW_POLICY = new PlanItem.Name(PlanItem.Kind.POLICY, "new");

    private final Repositories repositories;
    private final PlanItemValidator items;
    private final SituationValidator situations;
    private final Set<BulletinId> known;
    private final PlanItemEditor.Authorship by;
    private final LocalDate today;
    private final Losses losses;
    private final Map<SlotId, Slot> effectiveSlots = new HashMap<>();
    private final List<ImportStep> steps = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final ItemNames names;
    private int unchanged;

    PlanDocumentImport(
            Repositories repositories,
            PlanItemValidator items,
            SituationValidator situations,
            Set<BulletinId> known,
            PlanItemEditor.Authorship by,
            LocalDate today,
            Losses losses) {
        this.repositories = repositories;
        this.items = items;
        this.situations = situations;
        this.known = known;
        this.by = by;
        this.today = today;
        this.losses = losses;
        this.names = new ItemNames(repositories);
        repositories
                .slots()
                .standing(today, PlanDocumentService.END)
                .forEach(one -> effectiveSlots.put(one.slot().id(), one.slot()));
    }

    /** Result of the check. */
    PlanImportResult check(PlanDocument plan) {
        checkDocument(plan);
        if (problems.isEmpty()) {
            // Compared as if everything were approved at once; an approval is compared again.
            SilenceReasons.of(
                            losses, repositories, ImportStep.changes(repositories, steps), by.at())
                    .forEach(one -> against("$", new Reason.ItemRefused(one)));
        }
        if (problems.isEmpty()) {
            return new PlanImportResult.Imported(
                    steps.stream().map(ImportStep::entry).toList(), unchanged);
        }
        int shown = Math.min(problems.size(), PlanImportResult.PROBLEMS_AT_MOST);
        return new PlanImportResult.Refused(problems.subList(0, shown), problems.size() - shown);
    }

    /** Stores the document, if there is no problem. */
    PlanImportResult put(PlanDocument plan) {
        PlanImportResult result = check(plan);
        switch (result) {
            case PlanImportResult.Imported _ ->
                    steps.forEach(new ImportStepWriter(repositories, by, today)::write);
            case PlanImportResult.Refused _ -> {}
        }
        return result;
    }

    /**
     * Policies are stored first, so that their approval rules apply to the rest of the document.
     */
    private void checkDocument(PlanDocument plan) {
        plan.missingBulletins(known)
                .forEach(one -> against("$.bulletins", new Reason.MissingBulletin(one)));
        policies(plan.policies());
        plan.holidays()
                .forEach(date -> item("$.holidays['" + date + "']", new PlanItem.OfHoliday(date)));
        each("successions", plan.successions(), PlanItem.OfSuccession::new);
        for (int index = 0; index < plan.playbooks().size(); index++) {
            playbook("$.playbooks[" + index + "]", plan.playbooks().get(index));
        }
        plan.tags()
                .forEach((station, tags) ->
                        item("$.tags." + station, new PlanItem.OfTags(station, tags)));
        plan.profiles()
                .forEach((station, spoken) ->
                        item("$.profiles." + station, new PlanItem.OfProfile(station, spoken)));
        each("obligations", plan.obligations(), PlanItem.OfObligation::new);
        each("handOvers", plan.handOvers(), PlanItem.OfHandOver::new);
        for (int index = 0; index < plan.slots().size(); index++) {
            slot("$.slots[" + index + "]", plan.slots().get(index));
        }
        Map<SlotId, Slot> slots = new HashMap<>();
        plan.slots().forEach(slot -> slots.put(slot.id(), slot));
        plan.priorityOrder().forEach((unit, first) -> order(unit, first, slots));
        for (int index = 0; index < plan.activeSituations().size(); index++) {
            raised("$.raised[" + index + "]", plan.activeSituations().get(index));
        }
    }

    private <T> void each(String key, List<T> things, Function<T, PlanItem> made) {
        for (int index = 0; index < things.size(); index++) {
            item("$." + key + "[" + index + "]", made.apply(things.get(index)));
        }
    }

    private void against(String path, Reason bar) {
        problems.add(new Problem(path, bar));
    }

    private void against(String path, List<PlanItemResult.Reason> reasons) {
        for (PlanItemResult.Reason bar : reasons) {
            against(
                    path,
                    bar instanceof PlanItemResult.Reason.LooksLike(String other)
                            ? new Reason.LooksLike(other)
                            : new Reason.ItemRefused(bar));
        }
    }

    private void item(String path, PlanItem item) {
        item(path, item, items.reasonsAgainst(repositories, item));
    }

    private void item(String path, PlanItem item, List<PlanItemResult.Reason> reasons) {
        Optional<PlanItemRevision> present = repositories.planItems().find(item.name());
        if (present.isPresent()
                && !present.get().withdrawn()
                && present.get().item().equals(item)) {
            unchanged++;
            return;
        }
        if (item instanceof PlanItem.OfObligation && names.isTaken(item.name())) {
            against(path, new Reason.NameTaken(item.name().id()));
        }
        against(path, reasons);
        int revision = present.map(PlanItemRevision::revision).orElse(0) + 1;
        steps.add(new ImportStep.PutItem(path, revision, item));
    }

    /**
     * Identical policies are matched first, so that each of two policies with the same citation
     * matches its own.
     */
    private void policies(List<Policy> policies) {
        List<PlanItemRevision> standing =
                new ArrayList<>(repositories.planItems().all(PlanItem.Kind.POLICY));
        standing.removeIf(PlanItemRevision::withdrawn);
        var changed = new ArrayList<Integer>();
        for (int index = 0; index < policies.size(); index++) {
            Policy policy = policies.get(index);
            if (takeOut(standing, one -> one.equals(policy)).isPresent()) {
                unchanged++;
            } else {
                changed.add(index);
            }
        }
        for (int index : changed) {
            Policy policy = policies.get(index);
            String path = "$.policies[" + index + "]";
            var unnamed = new PlanItem.OfPolicy(NEW_POLICY, policy);
            against(path, items.reasonsAgainst(repositories, unnamed));
            Optional<PlanItemRevision> present =
                    takeOut(standing, one -> one.citation().equals(policy.citation()));
            steps.add(
                    present.<ImportStep>map(kept ->
                                    new ImportStep.PutItem(
                                            path,
                                            kept.revision() + 1,
                                            new PlanItem.OfPolicy(kept.item().name(), policy)))
                            .orElseGet(() -> new ImportStep.AddPolicy(path, 1, policy)));
        }
    }

    private static Optional<PlanItemRevision> takeOut(
            List<PlanItemRevision> standing, Predicate<Policy> wanted) {
        Optional<PlanItemRevision> found =
                standing.stream()
                        .filter(kept ->
                                kept.item() instanceof PlanItem.OfPolicy(var _, Policy policy)
                                        && wanted.test(policy))
                        .findFirst();
        found.ifPresent(standing::remove);
        return found;
    }

    /** Adds a step with the next version number, unless only the version number differs. */
    private void playbook(String path, Playbook wanted) {
        Optional<Playbook> standing = PlaybookVersions.find(repositories, wanted.situation());
        if (standing.isPresent()
                && standing.get()
                        .equals(PlaybookVersions.withVersion(wanted, standing.get().version()))) {
            unchanged++;
            return;
        }
        int next = PlaybookVersions.revision(repositories, wanted.situation()) + 1;
        steps.add(
                new ImportStep.PutItem(
                        path,
                        next,
                        new PlanItem.OfPlaybook(PlaybookVersions.withVersion(wanted, next))));
    }

    /** The order may name slots of the document as well as booked ones. */
    private void order(AreaCode unit, List<SlotId> first, Map<SlotId, Slot> slots) {
        var item = new PlanItem.OfOrder(unit, first);
        var reasons = new ArrayList<>(items.reasonsAgainst(repositories, item));
        reasons.removeIf(bar ->
                switch (bar) {
                    case PlanItemResult.Reason.UnknownSlot(SlotId id) -> slots.containsKey(id);
                    case PlanItemResult.Reason.NotPriority(SlotId id) -> slots.containsKey(id);
                    case PlanItemResult.Reason.UnknownArea _,
                            PlanItemResult.Reason.OutsideUnit _,
                            PlanItemResult.Reason.UnknownStation _,
                            PlanItemResult.Reason.UnknownLanguage _,
                            PlanItemResult.Reason.UnknownBulletin _,
                            PlanItemResult.Reason.NoPlaybook _,
                            PlanItemResult.Reason.BulletinCount _,
                            PlanItemResult.Reason.AlreadyOver _,
                            PlanItemResult.Reason.Closed _,
                            PlanItemResult.Reason.Silences _,
                            PlanItemResult.Reason.LooksLike _,
                            PlanItemResult.Reason.NotEditable _ ->
                            false;
                });
        first.stream()
                .flatMap(id -> Stream.ofNullable(slots.get(id)))
                .filter(slot -> slot.messageClass() != MessageClass.PRIORITY)
                .forEach(slot -> reasons.add(new PlanItemResult.Reason.NotPriority(slot.id())));
        boolean isSame =
                repositories.planItems().find(item.name()).stream()
                        .filter(kept -> !kept.withdrawn())
                        .anyMatch(kept -> orderWithin(kept.item(), slots.keySet()).equals(first));
        if (isSame) {
            unchanged++;
        } else {
            item("$.firstAt." + unit, item, reasons);
        }
    }

    /** The slots of a stored order that are in the document; the others are over. */
    private static List<SlotId> orderWithin(PlanItem item, Set<SlotId> slots) {
        return item instanceof PlanItem.OfOrder(var _, var first)
                ? first.stream().filter(slots::contains).toList()
                : List.of();
    }

    /** A document adds situations that were never stored here; it does not change a stored one. */
    private void raised(String path, ActiveSituation raised) {
        var item = new PlanItem.OfRaised(raised);
        Optional<PlanItemRevision> present = repositories.planItems().find(item.name());
        if (present.isPresent()) {
            boolean stands = !present.get().withdrawn() && present.get().item().equals(item);
            if (stands) {
                unchanged++;
            } else {
                against(path, List.of(new PlanItemResult.Reason.NotEditable(item.name())));
            }
            return;
        }
        if (names.isTaken(item.name())) {
            against(path, new Reason.NameTaken(raised.id().value()));
        }
        var request =
                new RaiseRequest(
                        raised.unit(),
                        raised.playbook().situation(),
                        raised.affected(),
                        raised.bulletins(),
                        raised.until());
        situations.reasonsAgainst(repositories, request, by.at()).stream()
                // The document contains the playbook; missing bulletins are already reported.
                .filter(bar -> !(bar instanceof PlanItemResult.Reason.NoPlaybook))
                .filter(bar ->
                        !(bar instanceof PlanItemResult.Reason.UnknownBulletin(BulletinId id))
                                || known.contains(id))
                .forEach(bar -> against(path, new Reason.ItemRefused(bar)));
        steps.add(new ImportStep.RaiseUnit(path, 1, raised));
    }

    private void slot(String path, Slot slot) {
        Optional<SlotRevision> present = repositories.slots().find(slot.id());
        if (present.isPresent() && present.get().withdrawn()) {
            against(path, new Reason.Withdrawn(slot.id()));
            return;
        }
        if (stands(present, slot)) {
            unchanged++;
            return;
        }
        if (present.isEmpty() && names.isTakenForSlot(slot.id().value())) {
            against(path, new Reason.NameTaken(slot.id().value()));
        }
        if (present.isEmpty()) {
            effectiveSlots.values().stream()
                    .filter(other -> other.when().equals(slot.when()))
                    .filter(other -> other.target().equals(slot.target()))
                    .map(Slot::title)
                    .filter(title -> LookAlike.looksLike(title, slot.title()))
                    .findFirst()
                    .ifPresent(title -> against(path, new Reason.LooksLike(title)));
        }
        areas(slot)
                .forEach(area ->
                        against(path, List.of(new PlanItemResult.Reason.UnknownArea(area))));
        for (SlotPart part : slot.parts()) {
            if (part instanceof SlotPart.Recording(var clip)
                    && repositories.clips().find(clip).isEmpty()) {
                against(path, new Reason.UnknownClip(clip));
            }
        }
        steps.add(
                new ImportStep.BookSlot(
                        path,
                        present.map(SlotRevision::revision).orElse(0) + 1,
                        slot,
                        present.map(SlotRevision::number).orElse(0L)));
    }

    /** Whether the slot in force, or the one awaiting approval, is equal. */
    private boolean stands(Optional<SlotRevision> present, Slot slot) {
        boolean isLast =
                present.stream()
                        .anyMatch(one -> one.stage() != Stage.DRAFT && one.slot().equals(slot));
        return isLast || slot.equals(effectiveSlots.get(slot.id()));
    }

    /** The areas of the slot that exist neither today nor on its first day. */
    private Set<AreaCode> areas(Slot slot) {
        var tree = repositories.areas().tree();
        var areas = new TreeSet<>(slot.target().areas());
        areas.addAll(slot.target().except());
        areas.add(slot.issuer());
        LocalDate first = slot.when().recurrence().first();
        areas.removeIf(
                area -> tree.find(area, first).isPresent() || tree.find(area, today).isPresent());
        return areas;
    }
}
