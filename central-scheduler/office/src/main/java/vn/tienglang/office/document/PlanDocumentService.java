package vn.tienglang.office.document;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.StationId;
import vn.tienglang.office.check.Losses;
import vn.tienglang.office.people.Officer;
import vn.tienglang.office.plan.PlanItemEditor;
import vn.tienglang.office.plan.PlanItemValidator;
import vn.tienglang.office.publish.PublishTrigger;
import vn.tienglang.office.situation.SituationValidator;
import vn.tienglang.office.store.Counters;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.store.programme.PlanItem;
import vn.tienglang.office.store.programme.PlanItemRevision;
import vn.tienglang.office.store.programme.SlotRevision;
import vn.tienglang.planner.bulletin.BulletinId;
import vn.tienglang.planner.document.DocumentResult;
import vn.tienglang.planner.document.PlanDocument;
import vn.tienglang.planner.document.PlanItemJsonMapper;
import vn.tienglang.planner.handover.HandOver;
import vn.tienglang.planner.mix.LanguageProfile;
import vn.tienglang.planner.obligation.Obligation;
import vn.tienglang.planner.policy.Policy;
import vn.tienglang.planner.reach.AreaSuccession;
import vn.tienglang.planner.reach.StationTag;
import vn.tienglang.planner.situation.ActiveSituation;
import vn.tienglang.planner.situation.Playbook;
import vn.tienglang.planner.slot.Slot;
import vn.tienglang.planner.slot.SlotId;
import vn.tienglang.planner.slot.SlotPart;

/**
 * Service for plan documents: exports the whole plan and imports documents. An export contains
 * everything that is approved and not over. An import adds to the stored plan: things with a stored
 * name become its next revision, everything else stays. Things that require approval here await it,
 * even if they were approved elsewhere.
 *
 * <p>A policy has no name in a document; it matches a stored one with the same unit, first day and
 * paper. Versions of playbooks are counted here. A document does not change a stored situation.
 */
public final class PlanDocumentService {
    /** A day after every plan. */
    static final LocalDate END = LocalDate.of(9999, 12, 31);

    private final Transactions transactions;
    private final PlanItemValidator items;
    private final SituationValidator situations;
    private final PublishTrigger publishTrigger;
    private final InstantSource clock;
    private final ZoneId zone;
    private final Losses losses;

    /**
     * Service over these repositories; its days begin in {@code zone}.
     *
     * @param items validates plan items
     * @param situations validates situations
     */
    public PlanDocumentService(
            Transactions transactions,
            PlanItemValidator items,
            SituationValidator situations,
            PublishTrigger publishTrigger,
            InstantSource clock,
            ZoneId zone) {
        this(transactions, items, situations, publishTrigger, clock, zone, Losses.REFUSE);
    }

    private PlanDocumentService(
            Transactions transactions,
            PlanItemValidator items,
            SituationValidator situations,
            PublishTrigger publishTrigger,
            InstantSource clock,
            ZoneId zone,
            Losses losses) {
        this.transactions = transactions;
        this.items = items;
        this.situations = situations;
        this.publishTrigger = publishTrigger;
        this.clock = clock;
        this.zone = zone;
        this.losses = losses;
    }

    /**
     * The same service, which imports or refuses documents that silence airings. By default it
     * refuses them with {@code Silences}.
     */
    public PlanDocumentService with(Losses accepted) {
        return new PlanDocumentService(
                transactions, items, situations, publishTrigger, clock, zone, accepted);
    }

    /** The whole plan. Equal plans give equal documents, in the same order. */
    public PlanDocument export() {
        Instant now = now();
        return transactions.inTransaction(repositories -> export(repositories, now));
    }

    /** Checks a document and returns the result of an import; nothing is stored. */
    public PlanImportResult check(byte[] document, Officer officer) {
        return transactions.inTransaction(repositories ->
                process(repositories, document, officer, PlanDocumentImport::check));
    }

    /**
     * Imports a document completely or not at all. A document that equals the stored plan changes
     * nothing.
     */
    public PlanImportResult importDocument(byte[] document, Officer officer) {
        PlanImportResult result =
                transactions.inTransaction(repositories -> {
                    repositories.counters().hold(Counters.PLAN);
                    return process(repositories, document, officer, PlanDocumentImport::put);
                });
        switch (result) {
            case PlanImportResult.Imported(var entries, int _) -> {
                if (!entries.isEmpty()) {
                    publishTrigger.publishSoon();
                }
            }
            case PlanImportResult.Refused _ -> {}
        }
        return result;
    }

    private PlanImportResult process(
            Repositories repositories,
            byte[] bytes,
            Officer officer,
            BiFunction<PlanDocumentImport, PlanDocument, PlanImportResult> work) {
        Set<BulletinId> known =
                repositories.bulletins().all().stream()
                        .map(kept -> kept.bulletin().id())
                        .collect(Collectors.toCollection(TreeSet::new));
        return switch (PlanDocument.read(bytes, known)) {
            case DocumentResult.Rejected<PlanDocument>(var complaints) ->
                    new PlanImportResult.Refused(
                            complaints.stream()
                                    .map(one ->
                                            new PlanImportResult.Problem(
                                                    one.path(),
                                                    new PlanImportResult.Reason.Malformed(
                                                            one.message())))
                                    .toList(),
                            0);
            case DocumentResult.Parsed<PlanDocument>(PlanDocument plan) -> {
                Instant now = now();
                var intake =
                        new PlanDocumentImport(
                                repositories,
                                items,
                                situations,
                                known,
                                new PlanItemEditor.Authorship(officer, "plan-import", now),
                                LocalDate.ofInstant(now, zone),
                                losses);
                yield work.apply(intake, plan);
            }
        };
    }

    /** Builder of the document, one kind of item after another. */
    private static final class DocumentBuilder {
        private final List<Policy> policies = new ArrayList<>();
        private final Set<LocalDate> holidays = new TreeSet<>();
        private final List<Playbook> playbooks = new ArrayList<>();
        private final List<ActiveSituation> raised = new ArrayList<>();
        private final Map<AreaCode, List<SlotId>> firstAt = new TreeMap<>();
        private final List<Obligation> obligations = new ArrayList<>();
        private final List<AreaSuccession> successions = new ArrayList<>();
        private final Map<StationId, Set<StationTag>> tags = new TreeMap<>();
        private final Map<StationId, LanguageProfile> profiles = new TreeMap<>();
        private final List<HandOver> handOvers = new ArrayList<>();

        void take(PlanItem item) {
            switch (item) {
                case PlanItem.OfPolicy(var _, var policy) -> policies.add(policy);
                case PlanItem.OfProfile(var station, var profile) -> profiles.put(station, profile);
                case PlanItem.OfTags(var station, var borne) -> tags.put(station, borne);
                case PlanItem.OfSuccession(var succession) -> successions.add(succession);
                case PlanItem.OfOrder(var unit, var first) -> firstAt.put(unit, first);
                case PlanItem.OfPlaybook(var playbook) -> playbooks.add(playbook);
                case PlanItem.OfRaised(var one) -> raised.add(one);
                case PlanItem.OfObligation(var obligation) -> obligations.add(obligation);
                case PlanItem.OfHoliday(var date) -> holidays.add(date);
                case PlanItem.OfHandOver(var one) -> handOvers.add(one);
            }
        }

        PlanDocument with(List<Slot> slots) {
            // Names of policies are local; a document has none.
            policies.sort(
                    Comparator.comparing(Policy::unit)
                            .thenComparing(Policy::from)
                            .thenComparing(Policy::paper)
                            .thenComparing(PlanItemJsonMapper::toJson));
            playbooks.sort(Comparator.comparingInt(Playbook::situation));
            Set<SlotId> there = slots.stream().map(Slot::id).collect(Collectors.toSet());
            firstAt.replaceAll((_, first) -> first.stream().filter(there::contains).toList());
            return new PlanDocument(
                    bulletins(slots, raised, handOvers),
                    policies,
                    holidays,
                    playbooks,
                    raised,
                    slots,
                    firstAt,
                    obligations,
                    successions,
                    tags,
                    profiles,
                    handOvers);
        }
    }

    private PlanDocument export(Repositories repositories, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        var whole = new DocumentBuilder();
        repositories.planItems().standing(Set.of(PlanItem.Kind.values()), today, END).stream()
                .filter(kept -> kept.stage().mayAir())
                .map(PlanItemRevision::item)
                .filter(item -> !isOver(item, now))
                .forEach(whole::take);
        return whole.with(
                repositories.slots().standing(today, END).stream()
                        .map(SlotRevision::slot)
                        .toList());
    }

    private static boolean isOver(PlanItem item, Instant now) {
        return item instanceof PlanItem.OfRaised(ActiveSituation raised)
                && !raised.until().isAfter(now);
    }

    private static Set<BulletinId> bulletins(
            List<Slot> slots, List<ActiveSituation> raised, List<HandOver> handOvers) {
        var named = new TreeSet<BulletinId>();
        for (HandOver one : handOvers) {
            named.add(one.bulletin());
            named.add(one.fallback());
        }
        raised.forEach(one -> named.addAll(one.bulletins()));
        for (Slot slot : slots) {
            for (SlotPart part : slot.parts()) {
                if (part instanceof SlotPart.Bulletins(var rotation, int _)) {
                    named.addAll(rotation);
                }
            }
        }
        return named;
    }

    /** The current time in whole milliseconds, the precision of the repositories. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
