package vn.tienglang.central.desk;

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
import vn.tienglang.central.desk.PlanTaking.Against;
import vn.tienglang.central.desk.PlanTaking.Bar;
import vn.tienglang.planner.BulletinId;
import vn.tienglang.planner.SlotId;
import vn.tienglang.planner.form.PlanDocument;
import vn.tienglang.planner.policy.Policy;
import vn.tienglang.planner.programme.Part;
import vn.tienglang.planner.programme.Slot;
import vn.tienglang.planner.situation.Playbook;
import vn.tienglang.planner.situation.Raised;

/** Weighs a document against the books of one transaction, and puts it in. */
final class PlanIntake {
    /** A shorter or longer name is that of no slot: see {@link SlotId}. */
    private static final int SLOT_ID_LEAST = 3;

    private static final int SLOT_ID_MOST = 24;

    private static final PlanItem.Name NEW_POLICY = new PlanItem.Name(PlanItem.Kind.POLICY, "new");

    private final Books books;
    private final PlanOffice office;
    private final Situations situations;
    private final Set<BulletinId> known;
    private final PlanEditing.Signature by;
    private final LocalDate today;
    private final Map<SlotId, Slot> heard = new HashMap<>();
    private final List<Step> steps = new ArrayList<>();
    private final List<Against> against = new ArrayList<>();
    private int unchanged;

    /** Something to be put in. */
    private sealed interface Step {
        String path();

        /** The one it becomes. */
        int revision();

        /** A policy that nobody here has laid down; it is given its name when it is put in. */
        record Lay(String path, int revision, Policy policy) implements Step {}

        /** An item. */
        record Put(String path, int revision, PlanItem item) implements Step {}

        /** A unit that was never raised here. */
        record Raise(String path, int revision, Raised raised) implements Step {}

        /**
         * A slot.
         *
         * @param number its place in booking order; 0 when it has none yet
         */
        record Book(String path, int revision, Slot slot, long number) implements Step {}

        default PlanTaking.Entry entry() {
            return new PlanTaking.Entry(path(), revision());
        }
    }

    PlanIntake(
            Books books,
            PlanOffice office,
            Situations situations,
            Set<BulletinId> known,
            PlanEditing.Signature by,
            LocalDate today) {
        this.books = books;
        this.office = office;
        this.situations = situations;
        this.known = known;
        this.by = by;
        this.today = today;
        books.slots()
                .standing(today, PlanDocuments.END)
                .forEach(one -> heard.put(one.slot().id(), one.slot()));
    }

    /** What would come of it. */
    PlanTaking look(PlanDocument plan) {
        weigh(plan);
        if (against.isEmpty()) {
            return new PlanTaking.Taken(steps.stream().map(Step::entry).toList(), unchanged);
        }
        int said = Math.min(against.size(), PlanTaking.AGAINST_MOST);
        return new PlanTaking.Refused(against.subList(0, said), against.size() - said);
    }

    /** Puts it in, if nothing stands against it. */
    PlanTaking put(PlanDocument plan) {
        PlanTaking looked = look(plan);
        switch (looked) {
            case PlanTaking.Taken _ -> steps.forEach(this::put);
            case PlanTaking.Refused _ -> {}
        }
        return looked;
    }

    /** Policies come first, so that what they ask approval for waits for it. */
    private void weigh(PlanDocument plan) {
        plan.missing(known).forEach(one -> against("$.bulletins", new Bar.MissingBulletin(one)));
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
        plan.firstAt().forEach((unit, first) -> order(unit, first, slots));
        for (int index = 0; index < plan.raised().size(); index++) {
            raised("$.raised[" + index + "]", plan.raised().get(index));
        }
    }

    private <T> void each(String key, List<T> things, Function<T, PlanItem> made) {
        for (int index = 0; index < things.size(); index++) {
            item("$." + key + "[" + index + "]", made.apply(things.get(index)));
        }
    }

    private void against(String path, Bar bar) {
        against.add(new Against(path, bar));
    }

    private void against(String path, List<PlanEdit.Bar> bars) {
        bars.forEach(bar -> against(path, new Bar.AgainstItem(bar)));
    }

    private void item(String path, PlanItem item) {
        item(path, item, office.bars(books, item));
    }

    private void item(String path, PlanItem item, List<PlanEdit.Bar> bars) {
        Optional<KeptItem> present = books.plan().find(item.name());
        if (present.isPresent()
                && !present.get().withdrawn()
                && present.get().item().equals(item)) {
            unchanged++;
            return;
        }
        if (item instanceof PlanItem.OfObligation && isAnother(item.name())) {
            against(path, new Bar.NameTaken(item.name().id()));
        }
        against(path, bars);
        int revision = present.map(KeptItem::revision).orElse(0) + 1;
        steps.add(new Step.Put(path, revision, item));
    }

    /**
     * Those that stand here just like that are found first, so that of two on the same paper each
     * finds its own.
     */
    private void policies(List<Policy> policies) {
        List<KeptItem> standing = new ArrayList<>(books.plan().all(PlanItem.Kind.POLICY));
        standing.removeIf(KeptItem::withdrawn);
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
            against(path, office.bars(books, unnamed));
            Optional<KeptItem> present =
                    takeOut(standing, one -> one.quote().equals(policy.quote()));
            steps.add(
                    present.<Step>map(kept ->
                                    new Step.Put(
                                            path,
                                            kept.revision() + 1,
                                            new PlanItem.OfPolicy(kept.item().name(), policy)))
                            .orElseGet(() -> new Step.Lay(path, 1, policy)));
        }
    }

    private static Optional<KeptItem> takeOut(List<KeptItem> standing, Predicate<Policy> wanted) {
        Optional<KeptItem> found =
                standing.stream()
                        .filter(kept ->
                                kept.item() instanceof PlanItem.OfPolicy(var _, Policy policy)
                                        && wanted.test(policy))
                        .findFirst();
        found.ifPresent(standing::remove);
        return found;
    }

    /** In the version that follows what stands here, unless nothing else differs. */
    private void playbook(String path, Playbook wanted) {
        Optional<Playbook> standing = Playbooks.find(books, wanted.situation());
        if (standing.isPresent()
                && standing.get().equals(version(wanted, standing.get().version()))) {
            unchanged++;
            return;
        }
        int next = Playbooks.revision(books, wanted.situation()) + 1;
        steps.add(new Step.Put(path, next, new PlanItem.OfPlaybook(version(wanted, next))));
    }

    private static Playbook version(Playbook playbook, int version) {
        return new Playbook(
                playbook.situation(),
                version,
                playbook.title(),
                playbook.aim(),
                playbook.affected(),
                playbook.elsewhere(),
                playbook.languages());
    }

    /** Slots of the document count as booked, and as what the document says they are. */
    private void order(AreaCode unit, List<SlotId> first, Map<SlotId, Slot> slots) {
        var item = new PlanItem.OfOrder(unit, first);
        var bars = new ArrayList<>(office.bars(books, item));
        bars.removeIf(bar ->
                switch (bar) {
                    case PlanEdit.Bar.UnknownSlot(SlotId id) -> slots.containsKey(id);
                    case PlanEdit.Bar.NotPriority(SlotId id) -> slots.containsKey(id);
                    case PlanEdit.Bar.UnknownArea _,
                            PlanEdit.Bar.Outside _,
                            PlanEdit.Bar.UnknownStation _,
                            PlanEdit.Bar.UnknownLanguage _,
                            PlanEdit.Bar.UnknownBulletin _,
                            PlanEdit.Bar.NoPlaybook _,
                            PlanEdit.Bar.Bulletins _,
                            PlanEdit.Bar.OverAlready _,
                            PlanEdit.Bar.Closed _,
                            PlanEdit.Bar.NotByHand _ ->
                            false;
                });
        first.stream()
                .flatMap(id -> Stream.ofNullable(slots.get(id)))
                .filter(slot -> slot.messageClass() != MessageClass.PRIORITY)
                .forEach(slot -> bars.add(new PlanEdit.Bar.NotPriority(slot.id())));
        boolean isSame =
                books.plan().find(item.name()).stream()
                        .filter(kept -> !kept.withdrawn())
                        .anyMatch(kept -> told(kept.item(), slots.keySet()).equals(first));
        if (isSame) {
            unchanged++;
        } else {
            item("$.firstAt." + unit, item, bars);
        }
    }

    /** What a document says of an order: slots that are over are not in it any more. */
    private static List<SlotId> told(PlanItem item, Set<SlotId> slots) {
        return item instanceof PlanItem.OfOrder(var _, var first)
                ? first.stream().filter(slots::contains).toList()
                : List.of();
    }

    /** A unit is raised and lowered by people; a document only brings what was never here. */
    private void raised(String path, Raised raised) {
        var item = new PlanItem.OfRaised(raised);
        Optional<KeptItem> present = books.plan().find(item.name());
        if (present.isPresent()) {
            boolean stands = !present.get().withdrawn() && present.get().item().equals(item);
            if (stands) {
                unchanged++;
            } else {
                against(path, List.of(new PlanEdit.Bar.NotByHand(item.name())));
            }
            return;
        }
        if (isAnother(item.name())) {
            against(path, new Bar.NameTaken(raised.id().value()));
        }
        var request =
                new RaiseRequest(
                        raised.unit(),
                        raised.playbook().situation(),
                        raised.affected(),
                        raised.bulletins(),
                        raised.until());
        situations.bars(books, request, by.at()).stream()
                // It brings its own playbook; and bulletins that are not here were named already.
                .filter(bar -> !(bar instanceof PlanEdit.Bar.NoPlaybook))
                .filter(bar ->
                        !(bar instanceof PlanEdit.Bar.UnknownBulletin(BulletinId id))
                                || known.contains(id))
                .forEach(bar -> against(path, new Bar.AgainstItem(bar)));
        steps.add(new Step.Raise(path, 1, raised));
    }

    private void slot(String path, Slot slot) {
        Optional<BookedSlot> present = books.slots().find(slot.id());
        if (present.isPresent() && present.get().withdrawn()) {
            against(path, new Bar.Withdrawn(slot.id()));
            return;
        }
        if (stands(present, slot)) {
            unchanged++;
            return;
        }
        if (present.isEmpty() && isAnotherThanSlot(slot.id().value())) {
            against(path, new Bar.NameTaken(slot.id().value()));
        }
        areas(slot).forEach(area -> against(path, List.of(new PlanEdit.Bar.UnknownArea(area))));
        for (Part part : slot.parts()) {
            if (part instanceof Part.Recording(var clip) && books.clips().find(clip).isEmpty()) {
                against(path, new Bar.UnknownClip(clip));
            }
        }
        steps.add(
                new Step.Book(
                        path,
                        present.map(BookedSlot::revision).orElse(0) + 1,
                        slot,
                        present.map(BookedSlot::number).orElse(0L)));
    }

    /** As it is heard now, or as it will be once it is approved. */
    private boolean stands(Optional<BookedSlot> present, Slot slot) {
        boolean isLast =
                present.stream()
                        .anyMatch(one -> one.stage() != Stage.DRAFT && one.slot().equals(slot));
        return isLast || slot.equals(heard.get(slot.id()));
    }

    /** Those of its areas that stand neither today nor on its first day. */
    private Set<AreaCode> areas(Slot slot) {
        var tree = books.areas().tree();
        var areas = new TreeSet<>(slot.target().areas());
        areas.addAll(slot.target().except());
        areas.add(slot.issuer());
        LocalDate first = slot.when().recurrence().first();
        areas.removeIf(
                area -> tree.find(area, first).isPresent() || tree.find(area, today).isPresent());
        return areas;
    }

    /** Whether a slot, a raising or an obligation but this is called that. */
    private boolean isAnother(PlanItem.Name name) {
        return isThere(name, PlanItem.Kind.RAISED)
                || isThere(name, PlanItem.Kind.OBLIGATION)
                || isSlot(name.id());
    }

    private boolean isThere(PlanItem.Name name, PlanItem.Kind other) {
        return name.kind() != other
                && books.plan().find(new PlanItem.Name(other, name.id())).isPresent();
    }

    private boolean isAnotherThanSlot(String id) {
        return books.plan().find(new PlanItem.Name(PlanItem.Kind.RAISED, id)).isPresent()
                || books.plan().find(new PlanItem.Name(PlanItem.Kind.OBLIGATION, id)).isPresent();
    }

    private boolean isSlot(String id) {
        return id.length() >= SLOT_ID_LEAST
                && id.length() <= SLOT_ID_MOST
                && books.slots().find(new SlotId(id)).isPresent();
    }

    private void put(Step step) {
        switch (step) {
            case Step.Lay(var _, int _, Policy policy) -> {
                String id = PlanEditing.newId(books, "p", by.at());
                var name = new PlanItem.Name(PlanItem.Kind.POLICY, id);
                put(new PlanItem.OfPolicy(name, policy), 1, Stage.APPROVED);
            }
            case Step.Put(var _, int revision, PlanItem item) ->
                    put(item, revision, Stage.APPROVED);
            case Step.Raise(var _, int revision, Raised raised) ->
                    put(
                            new PlanItem.OfRaised(raised),
                            revision,
                            Approvals.ask(
                                    books,
                                    raised.id(),
                                    raised.unit(),
                                    today,
                                    by.officer(),
                                    by.at()));
            case Step.Book(var _, int revision, Slot slot, long number) ->
                    book(slot, revision, number);
        }
    }

    private void put(PlanItem item, int revision, Stage stage) {
        if (item instanceof PlanItem.OfPlaybook(Playbook playbook)) {
            Playbooks.begin(books, playbook.situation(), by.at());
        }
        switch (PlanEditing.put(books, item, revision - 1, stage, List.of(), by)) {
            case PlanEdit.Done _ -> {}
            case PlanEdit.Unknown _, PlanEdit.Conflict _, PlanEdit.Refused _ ->
                    throw changed(item.name().toString());
        }
    }

    private void book(Slot slot, int revision, long number) {
        LocalDate first = slot.when().recurrence().first();
        Stage stage =
                Approvals.ask(
                        books,
                        slot.id(),
                        slot.issuer(),
                        first.isBefore(today) ? today : first,
                        by.officer(),
                        by.at());
        if (stage.isCleared()) {
            // What was asked for an earlier revision waits for nobody any more.
            books.approvals().close(slot.id());
        }
        long place = number > 0 ? number : books.counters().value(Counters.SLOT) + 1;
        var booked = new BookedSlot(place, revision, slot, by.officer().login(), by.at(), stage);
        if (number == 0) {
            books.counters().countTo(Counters.SLOT, place);
            books.slots().add(booked);
        } else if (!books.slots().put(booked)) {
            throw changed(slot.id().value());
        }
        String about = slot.id() + " r" + revision;
        books.audit().add(new AuditEntry(by.at(), by.officer().login(), by.act(), about));
    }

    /** Nobody else changes the plan while its lock is held: a mistake of ours, nothing is kept. */
    private static IllegalStateException changed(String name) {
        return new IllegalStateException(name + " changed under the lock of the plan");
    }
}
