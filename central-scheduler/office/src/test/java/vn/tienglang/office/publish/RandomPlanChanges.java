package vn.tienglang.office.publish;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.Area;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.AreaTree;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.airtime.Limits;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.asrun.AsRunLog;
import vn.tienglang.airtime.asrun.Outcome;
import vn.tienglang.airtime.asrun.Reason;
import vn.tienglang.airtime.asrun.SignedEntry;
import vn.tienglang.airtime.signing.Ed25519;
import vn.tienglang.airtime.signing.KeyId;
import vn.tienglang.airtime.signing.Signature;
import vn.tienglang.airtime.signing.Signer;
import vn.tienglang.airtime.wire.StationStatus;
import vn.tienglang.office.OfficePlanSamples;
import vn.tienglang.office.OfficeSamples;
import vn.tienglang.office.area.AreaDifference;
import vn.tienglang.office.area.Reform;
import vn.tienglang.office.schedule.BookingRequest;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.programme.BulletinRevision;
import vn.tienglang.office.store.programme.HandOverDay;
import vn.tienglang.office.store.programme.PlanItem;
import vn.tienglang.office.store.programme.PlanItemRevision;
import vn.tienglang.office.store.programme.SlotRevision;
import vn.tienglang.office.store.programme.Stage;
import vn.tienglang.office.store.station.AsRunBranch;
import vn.tienglang.office.store.station.Enrolment;
import vn.tienglang.office.store.station.ReceivedAsRunEntry;
import vn.tienglang.office.store.station.StationState;
import vn.tienglang.planner.bulletin.Bulletin;
import vn.tienglang.planner.bulletin.BulletinDetails;
import vn.tienglang.planner.bulletin.BulletinId;
import vn.tienglang.planner.bulletin.Rendition;
import vn.tienglang.planner.bulletin.Validity;
import vn.tienglang.planner.handover.HandOver;
import vn.tienglang.planner.handover.HandOverId;
import vn.tienglang.planner.mix.LanguageMix;
import vn.tienglang.planner.mix.LanguageProfile;
import vn.tienglang.planner.obligation.Obligation;
import vn.tienglang.planner.obligation.ObligationId;
import vn.tienglang.planner.obligation.ObligationPeriod;
import vn.tienglang.planner.policy.ApplicableDays;
import vn.tienglang.planner.policy.LocalTimeRange;
import vn.tienglang.planner.policy.Policy;
import vn.tienglang.planner.policy.PolicyRule;
import vn.tienglang.planner.reach.AreaSuccession;
import vn.tienglang.planner.reach.StationTag;
import vn.tienglang.planner.reach.Target;
import vn.tienglang.planner.situation.ActiveSituation;
import vn.tienglang.planner.situation.Playbook;
import vn.tienglang.planner.slot.Slot;
import vn.tienglang.planner.slot.SlotId;
import vn.tienglang.planner.slot.SlotPart;
import vn.tienglang.planner.slot.StartPolicy;

/**
 * Random changes of everything that a plan is made from, written straight into the repositories, so
 * that they also do what no use case allows. The same random numbers give the same changes.
 *
 * <p>One class, because the changes refer to each other's ids.
 */
final class RandomPlanChanges {
    private static final AreaCode ENDED = new AreaCode("05971");
    private static final List<AreaCode> AREAS =
            List.of(
                    AreaCode.COUNTRY,
                    OfficeSamples.LANG_SON,
                    OfficeSamples.TOWN,
                    OfficeSamples.DONG_KINH,
                    OfficeSamples.TAM_THANH,
                    OfficeSamples.CAO_BANG,
                    ENDED);
    private static final List<StationId> STATIONS =
            List.of("ls-a", "ls-b", "ls-c", "cb-a", "ls-old").stream().map(StationId::new).toList();
    private static final Signer SIGNER = _ -> new Signature(new KeyId("board"), "AAAA");
    private static final List<LanguageTag> LANGUAGES =
            List.of(new LanguageTag("vi"), new LanguageTag("tyz"));
    private static final int BULLETINS = 4;

    /** Nobody signs with it. */
    private static final String PUBLIC_KEY = Ed25519.text(Ed25519.newPair().getPublic());

    private final SplittableRandom random;
    private final boolean reforms;
    private final Map<StationId, AsRunLog> chains = new HashMap<>();
    private final Map<StationId, Instant> beginnings = new HashMap<>();
    private long slotNumber;
    private int clipNumber;
    private int raisedNumber;
    private int areaNumber;

    RandomPlanChanges(SplittableRandom random) {
        this(random, true);
    }

    /**
     * Random changes.
     *
     * @param reforms whether there are reforms of units among them
     */
    RandomPlanChanges(SplittableRandom random, boolean reforms) {
        this.random = random;
        this.reforms = reforms;
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** Areas, stations, clips and bulletins. */
    int begin(Repositories repositories) {
        var areas = new ArrayList<Area>(OfficeSamples.areas());
        areas.add(
                new Area(
                        ENDED,
                        OfficeSamples.TOWN,
                        "phường",
                        "Vĩnh Trại",
                        LocalDate.of(2021, 1, 1),
                        OfficeSamples.SATURDAY.plusDays(3)));
        repositories.areas().add(areas);
        OfficePlanSamples.openNights(repositories);
        StationId joinsLater = any(STATIONS);
        STATIONS.stream()
                .filter(id -> !id.equals(joinsLater))
                .forEach(id -> enrol(repositories, id, Instant.parse("2026-01-01T00:00:00Z")));
        for (int number = 0; number < BULLETINS; number++) {
            clip(repositories);
            bulletin(repositories, number, OfficeSamples.EIGHT);
        }
        return BULLETINS;
    }

    /** Enrols the station, or replaces its board, which keeps the instant at which it joined. */
    private void enrol(Repositories repositories, StationId id, Instant now) {
        Instant since = repositories.enrolments().find(id).map(Enrolment::since).orElse(now);
        AreaCode area =
                switch (id.value()) {
                    case "ls-a" -> OfficeSamples.DONG_KINH;
                    case "ls-b" -> OfficeSamples.TAM_THANH;
                    case "ls-old" -> ENDED;
                    case "cb-a" -> OfficeSamples.CAO_BANG;
                    default -> OfficeSamples.TOWN;
                };
        ZoneId zone = ZoneId.of(id.value().equals("ls-c") ? "Asia/Tokyo" : "Asia/Ho_Chi_Minh");
        repositories
                .enrolments()
                .put(
                        new Enrolment(
                                new Station(id, "Đài " + id, area, zone),
                                new KeyId(id + "-1"),
                                PUBLIC_KEY,
                                "0".repeat(64),
                                "",
                                since));
    }

    /** Makes one change; returns what it was. */
    String change(Repositories repositories, Instant at) {
        Instant now = at.truncatedTo(ChronoUnit.MILLIS);
        int kind = random.nextInt(20);
        switch (kind) {
            case 0, 1, 2, 3 -> book(repositories, now);
            case 4, 5 -> editSlot(repositories, now);
            case 6 -> withdraw(repositories);
            case 7 -> policy(repositories, now);
            case 8 -> profile(repositories, now);
            case 9 -> tags(repositories, now);
            case 10 -> order(repositories, now);
            case 11 -> situation(repositories, now);
            case 12 -> obligation(repositories, now);
            case 13 -> holiday(repositories, now);
            case 14 -> handOver(repositories, now);
            case 15 -> bulletin(repositories, random.nextInt(BULLETINS), now);
            case 16 -> clip(repositories);
            case 17 -> asRun(repositories, now);
            case 18 -> status(repositories, now);
            default -> network(repositories, now);
        }
        return "change " + kind;
    }

    private LocalDate day(Instant now) {
        return LocalDate.ofInstant(now, OfficeSamples.HANOI).plusDays(random.nextInt(12) - 2L);
    }

    private LocalTime time() {
        return LocalTime.of(random.nextInt(24), 5 * random.nextInt(12));
    }

    private BulletinId bulletinId(int number) {
        return new BulletinId("b" + number + "-x");
    }

    private void book(Repositories repositories, Instant now) {
        slotNumber++;
        repositories
                .slots()
                .add(
                        new SlotRevision(
                                slotNumber,
                                1,
                                slot("s" + slotNumber + "-x", now),
                                "lan",
                                now,
                                random.nextInt(5) == 0 ? Stage.AWAITING : Stage.APPROVED));
    }

    private Slot slot(String id, Instant now) {
        var tags = random.nextInt(5) == 0 ? Set.of(new StationTag("market")) : Set.<StationTag>of();
        var except = random.nextInt(6) == 0 ? Set.of(any(AREAS)) : Set.<AreaCode>of();
        String start = day(now).toString().replace("-", "") + "T" + clock();
        String rule = any(List.of("", "\nRRULE:FREQ=DAILY", "\nRRULE:FREQ=WEEKLY;BYDAY=MO,SA,SU"));
        SlotPart part =
                switch (random.nextInt(4)) {
                    case 0 -> new SlotPart.Notices(Duration.ofMinutes(9));
                    case 1 -> new SlotPart.Recording(clipId(random.nextInt(clipNumber)));
                    default ->
                            new SlotPart.Bulletins(
                                    List.of(
                                            bulletinId(random.nextInt(BULLETINS)),
                                            bulletinId(random.nextInt(BULLETINS))),
                                    1);
                };
        StartPolicy policy =
                switch (random.nextInt(3)) {
                    case 0 -> new StartPolicy.OnTime();
                    case 1 -> new StartPolicy.Next();
                    default -> new StartPolicy.WaitUpTo(Duration.ofMinutes(30));
                };
        return new BookingRequest(
                        "Buổi phát " + id,
                        any(AREAS),
                        new Target(Set.of(any(AREAS)), tags, except),
                        OfficeSamples.recurrence("DTSTART:" + start + rule),
                        policy,
                        Slot.NO_HARD_END,
                        List.of(part),
                        random.nextBoolean()
                                ? new LanguageMix.AllInTurn()
                                : new LanguageMix.Alternate(),
                        random.nextInt(4) == 0 ? MessageClass.PRIORITY : MessageClass.ORDINARY)
                .slot(new SlotId(id));
    }

    /** Often near midnight. */
    private String clock() {
        LocalTime time = random.nextInt(4) == 0 ? LocalTime.of(23, 58) : time();
        return time.toString().replace(":", "") + "00";
    }

    private Optional<SlotRevision> anySlot(Repositories repositories) {
        return slotNumber == 0
                ? Optional.empty()
                : repositories
                        .slots()
                        .find(new SlotId("s" + (1 + random.nextLong(slotNumber)) + "-x"));
    }

    private void editSlot(Repositories repositories, Instant now) {
        Optional<SlotRevision> before = anySlot(repositories);
        if (before.isEmpty()) {
            return;
        }
        SlotRevision one = before.get();
        if (one.stage() == Stage.AWAITING) {
            repositories.slots().advance(one.slot().id(), one.revision(), Stage.APPROVED);
        } else if (!one.withdrawn()) {
            repositories
                    .slots()
                    .put(
                            new SlotRevision(
                                    one.number(),
                                    one.revision() + 1,
                                    slot(one.slot().id().value(), now),
                                    "lan",
                                    now,
                                    random.nextInt(3) == 0 ? Stage.AWAITING : Stage.APPROVED));
        }
    }

    private void withdraw(Repositories repositories) {
        anySlot(repositories)
                .ifPresent(one ->
                        repositories
                                .slots()
                                .advance(one.slot().id(), one.revision(), Stage.WITHDRAWN));
    }

    private void put(Repositories repositories, PlanItem item, Instant now) {
        Optional<PlanItemRevision> before = repositories.planItems().find(item.name());
        Stage stage =
                before.isPresent() && random.nextInt(3) == 0 ? Stage.WITHDRAWN : Stage.APPROVED;
        repositories
                .planItems()
                .put(
                        new PlanItemRevision(
                                item,
                                before.map(PlanItemRevision::revision).orElse(0) + 1,
                                stage,
                                "lan",
                                now));
    }

    private void policy(Repositories repositories, Instant now) {
        AreaCode unit = any(AREAS);
        int hour = random.nextInt(22);
        PolicyRule rule =
                switch (random.nextInt(4)) {
                    case 0 ->
                            new PolicyRule.QuietHours(
                                    ApplicableDays.EVERY,
                                    PolicyRule.Force.BINDING,
                                    LocalTimeRange.between(
                                            LocalTime.of(hour, 0), LocalTime.of(hour + 2, 0)));
                    case 1 ->
                            new PolicyRule.DayCap(
                                    ApplicableDays.EVERY,
                                    PolicyRule.Force.BINDING,
                                    Duration.ofMinutes(5L + random.nextInt(40)));
                    case 2 ->
                            new PolicyRule.Volume(
                                    ApplicableDays.EVERY,
                                    PolicyRule.Force.USUAL,
                                    LocalTimeRange.between(
                                            LocalTime.of(hour, 0), LocalTime.of(hour + 1, 0)),
                                    40 + random.nextInt(60));
                    default ->
                            new PolicyRule.Sessions(
                                    ApplicableDays.EVERY,
                                    PolicyRule.Force.USUAL,
                                    List.of(
                                            new LocalTimeRange(
                                                    LocalTime.of(hour, 0), Duration.ofHours(9))));
                };
        LocalDate from = day(now);
        LocalDate until = random.nextBoolean() ? LocalDate.MAX : from.plusDays(3);
        put(
                repositories,
                new PlanItem.OfPolicy(
                        new PlanItem.Name(PlanItem.Kind.POLICY, "p" + random.nextInt(4) + "-x"),
                        new Policy(unit, from, until, "Quyết định thử", List.of(rule))),
                now);
    }

    private void profile(Repositories repositories, Instant now) {
        LanguageProfile profile =
                random.nextBoolean()
                        ? OfficePlanSamples.halfTay()
                        : LanguageProfile.ofSingle(any(LANGUAGES));
        put(repositories, new PlanItem.OfProfile(any(STATIONS), profile), now);
    }

    private void tags(Repositories repositories, Instant now) {
        put(
                repositories,
                new PlanItem.OfTags(any(STATIONS), Set.of(new StationTag("market"))),
                now);
    }

    private void order(Repositories repositories, Instant now) {
        var first = new ArrayList<SlotId>();
        for (int count = 0; count < 2 && slotNumber > 0; count++) {
            var id = new SlotId("s" + (1 + random.nextLong(slotNumber)) + "-x");
            if (!first.contains(id)) {
                first.add(id);
            }
        }
        if (!first.isEmpty()) {
            put(repositories, new PlanItem.OfOrder(any(AREAS), first), now);
        }
    }

    private void situation(Repositories repositories, Instant now) {
        if (raisedNumber > 0 && random.nextBoolean()) {
            var name = new PlanItem.Name(PlanItem.Kind.RAISED, "r" + raisedNumber + "-x");
            Optional<PlanItemRevision> before = repositories.planItems().find(name);
            if (before.isPresent()
                    && before.get().item() instanceof PlanItem.OfRaised(var raised)
                    && !before.get().withdrawn()) {
                Instant end = now.plus(Duration.ofMinutes(random.nextInt(600)));
                if (raised.from().isBefore(end)) {
                    repositories
                            .planItems()
                            .put(
                                    new PlanItemRevision(
                                            new PlanItem.OfRaised(raised.endingAt(end)),
                                            before.get().revision() + 1,
                                            before.get().stage(),
                                            "lan",
                                            now));
                }
            }
            return;
        }
        raisedNumber++;
        AreaCode unit = any(AREAS);
        var raised =
                new ActiveSituation(
                        new SlotId("r" + raisedNumber + "-x"),
                        unit,
                        any(Playbook.provincialDefaults()),
                        random.nextBoolean() ? Set.of() : Set.of(OfficeSamples.DONG_KINH),
                        List.of(bulletinId(random.nextInt(BULLETINS))),
                        now,
                        random.nextBoolean()
                                ? Instant.MAX
                                : now.plus(Duration.ofMinutes(30L + random.nextInt(4_000))));
        put(repositories, new PlanItem.OfRaised(raised), now);
    }

    private void obligation(Repositories repositories, Instant now) {
        LocalDate from = day(now);
        Obligation.Amount amount =
                random.nextBoolean()
                        ? new Obligation.Amount.Time(Duration.ofMinutes(1L + random.nextInt(8)))
                        : new Obligation.Amount.Airings(1 + random.nextInt(4));
        put(
                repositories,
                new PlanItem.OfObligation(
                        new Obligation(
                                new ObligationId("owed-" + random.nextInt(2)),
                                "Kế hoạch thử",
                                any(AREAS),
                                random.nextBoolean() ? "" : "y tế",
                                any(LANGUAGES),
                                amount,
                                random.nextBoolean() ? ObligationPeriod.DAY : ObligationPeriod.WEEK,
                                from,
                                random.nextBoolean() ? LocalDate.MAX : from.plusDays(5),
                                random.nextInt(4))),
                now);
    }

    private void holiday(Repositories repositories, Instant now) {
        put(repositories, new PlanItem.OfHoliday(day(now)), now);
    }

    private void handOver(Repositories repositories, Instant now) {
        var id = new HandOverId("so-lieu");
        if (random.nextBoolean()) {
            put(
                    repositories,
                    new PlanItem.OfHandOver(
                            new HandOver(
                                    id,
                                    any(AREAS),
                                    "Số liệu",
                                    bulletinId(0),
                                    LocalTime.of(17, 0),
                                    bulletinId(1),
                                    day(now),
                                    LocalDate.MAX)),
                    now);
        } else {
            repositories
                    .handOverDays()
                    .enter(
                            new HandOverDay(
                                    id,
                                    day(now),
                                    random.nextInt(3) == 0
                                            ? HandOverDay.State.FALLBACK
                                            : HandOverDay.State.MET,
                                    "lan",
                                    now));
        }
    }

    private void bulletin(Repositories repositories, int number, Instant now) {
        BulletinId id = bulletinId(number);
        Optional<BulletinRevision> before = repositories.bulletins().find(id);
        LocalDate from = LocalDate.ofInstant(now, OfficeSamples.HANOI).minusDays(2);
        Bulletin bulletin =
                Bulletin.create(
                        id,
                        new BulletinDetails(
                                "Bản tin " + number,
                                random.nextBoolean() ? "y tế" : "giáo dục",
                                random.nextInt(3) == 0
                                        ? MessageClass.PRIORITY
                                        : MessageClass.ORDINARY,
                                any(AREAS),
                                new Validity(from, from.plusDays(4L + random.nextInt(20))),
                                LANGUAGES));
        for (LanguageTag language : LANGUAGES) {
            if (random.nextInt(5) > 0) {
                bulletin =
                        bulletin.withRendition(
                                new Rendition(
                                        language,
                                        new Rendition.Sound.Recorded(
                                                clipId(random.nextInt(clipNumber))),
                                        "Lời",
                                        new Rendition.People("A", "B", "C")));
            }
        }
        if (before.isEmpty()) {
            repositories.bulletins().add(new BulletinRevision(bulletin, 1, "lan", now));
        } else {
            repositories
                    .bulletins()
                    .replace(
                            new BulletinRevision(
                                    bulletin, before.get().revision() + 1, "lan", now));
        }
    }

    private static ClipId clipId(int number) {
        return ClipId.of(new byte[] {(byte) number});
    }

    /** A new recording, or another description of a known one. */
    private void clip(Repositories repositories) {
        int number = random.nextInt(4) == 0 && clipNumber > 0 ? 0 : clipNumber++;
        repositories
                .clips()
                .put(
                        new Clip(
                                clipId(number),
                                "Bản ghi " + random.nextInt(50),
                                any(LANGUAGES),
                                Duration.ofSeconds(20L + random.nextInt(400)),
                                40_000,
                                Limits.PART_BYTES));
    }

    /** An entry of an airing that is over, or of one that nobody planned. */
    private void asRun(Repositories repositories, Instant now) {
        StationId station = any(STATIONS);
        LocalDate today = LocalDate.ofInstant(now, OfficeSamples.HANOI);
        LocalDate date = today.minusDays(random.nextInt(2));
        Optional<DailyLog> log = repositories.dailyLogs().latest(station, date);
        List<Airing> over =
                log.map(DailyLog::airings).orElse(List.of()).stream()
                        .filter(one -> one.airtime().end().isBefore(now))
                        .toList();
        if (over.isEmpty()) {
            return;
        }
        Outcome outcome =
                switch (random.nextInt(3)) {
                    case 0 -> new Outcome.Missed(Reason.NO_POWER);
                    case 1 ->
                            new Outcome.CutShort(OfficeSamples.playback(320_000), Reason.CANCELLED);
                    default -> new Outcome.Aired(OfficeSamples.playback(960_000));
                };
        AsRunLog end = chains.getOrDefault(station, OfficeSamples.emptyChain(station));
        SignedEntry entry =
                end.next(
                        any(over).id(),
                        date,
                        log.orElseThrow().revision(),
                        now,
                        OfficeSamples.CLOCK,
                        outcome,
                        SIGNER);
        AsRunLog longer = end.append(entry.entry());
        chains.put(station, longer);
        Instant opened = beginnings.computeIfAbsent(station, _ -> now);
        repositories
                .asRun()
                .append(
                        new AsRunBranch(0, 0, 1, longer, opened, now),
                        List.of(new ReceivedAsRunEntry(entry, now)));
    }

    /** Sometimes the station holds a later revision than the latest one. */
    private void status(Repositories repositories, Instant now) {
        StationId station = any(STATIONS);
        LocalDate today = LocalDate.ofInstant(now, OfficeSamples.HANOI);
        Map<LocalDate, Integer> held = new LinkedHashMap<>();
        held.put(today, 1 + random.nextInt(9));
        held.put(today.plusDays(1), 1);
        StationStatus known = OfficeSamples.status(station, 1, now);
        var status =
                new StationStatus(
                        station,
                        known.at(),
                        known.boot(),
                        known.clock(),
                        known.output(),
                        known.audible(),
                        known.relays(),
                        held.entrySet().stream()
                                .map(one -> new StationStatus.HeldLog(one.getKey(), one.getValue()))
                                .toList(),
                        List.of(),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        0,
                        Optional.empty(),
                        Map.of());
        repositories.stationStates().put(new StationState(status, random.nextInt(4) == 0, now));
    }

    /** A succession, a new area, a reform, or a station that is enrolled again. */
    private void network(Repositories repositories, Instant now) {
        switch (random.nextInt(4)) {
            case 0 ->
                    put(
                            repositories,
                            new PlanItem.OfSuccession(
                                    new AreaSuccession(
                                            ENDED,
                                            OfficeSamples.TAM_THANH,
                                            OfficeSamples.SATURDAY.plusDays(3))),
                            now);
            case 1 -> {
                areaNumber++;
                repositories
                        .areas()
                        .add(
                                List.of(
                                        new Area(
                                                new AreaCode("0990" + areaNumber),
                                                OfficeSamples.TOWN,
                                                "phường",
                                                "Phường mới",
                                                LocalDate.ofInstant(now, OfficeSamples.HANOI),
                                                LocalDate.MAX)));
            }
            default -> {
                enrol(repositories, any(STATIONS), now);
                if (reforms) {
                    reform(repositories, now);
                }
            }
        }
    }

    /** A reform by random numbers of its own. */
    private void reform(Repositories repositories, Instant now) {
        var numbers = new SplittableRandom(now.toEpochMilli());
        LocalDate on = LocalDate.ofInstant(now, OfficeSamples.HANOI);
        AreaTree tree = repositories.areas().tree();
        Reform reform = reform(numbers, tree, on.plusDays(numbers.nextInt(4) - 1L));
        AreaDifference difference = AreaDifference.of(tree, reform);
        repositories.areas().replace(difference.before(), difference.after());
    }

    /**
     * A reform of any tree: communes are merged, split or kept, districts dissolved, provinces
     * merged. A unit that is kept stays in the units around it, as far as these are kept.
     */
    Reform reform(SplittableRandom numbers, AreaTree tree, LocalDate on) {
        var units = new ArrayList<Area>();
        var successors = new TreeMap<AreaCode, Set<AreaCode>>();
        var dissolved = new TreeSet<AreaCode>();
        List<Area> present =
                tree.existingOn(on).values().stream()
                        .filter(area -> !area.former() && !area.isRoot())
                        .filter(area -> area.until().isAfter(on.plusDays(30)))
                        .toList();
        List<Area> provinces =
                present.stream().filter(area -> area.parent().equals(AreaCode.COUNTRY)).toList();
        if (provinces.size() > 1 && numbers.nextBoolean()) {
            AreaCode merged = newUnit(units, AreaCode.COUNTRY, on);
            provinces.forEach(one -> successors.put(one.code(), Set.of(merged)));
        }
        for (Area one : present) {
            boolean isDistrict =
                    !provinces.contains(one) && !tree.directlyInside(one.code(), on).isEmpty();
            if (isDistrict && numbers.nextBoolean()) {
                dissolved.add(one.code());
            }
        }
        Map<AreaCode, List<AreaCode>> merged = new TreeMap<>();
        for (Area one : present) {
            if (provinces.contains(one) || !tree.directlyInside(one.code(), on).isEmpty()) {
                continue;
            }
            AreaCode around = keptAround(tree, on, one, successors, dissolved);
            List<AreaCode> targets =
                    merged.computeIfAbsent(
                            around,
                            _ -> List.of(newUnit(units, around, on), newUnit(units, around, on)));
            switch (numbers.nextInt(5)) {
                case 0, 1 -> successors.put(one.code(), Set.of(targets.get(numbers.nextInt(2))));
                case 2 -> successors.put(one.code(), Set.copyOf(targets));
                case 3 -> dissolved.add(one.code());
                default -> units.add(new Area(one.code(), around, "xã", "Kept", on, LocalDate.MAX));
            }
        }
        return new Reform(on, units, successors, dissolved);
    }

    private AreaCode newUnit(List<Area> units, AreaCode parent, LocalDate on) {
        areaNumber++;
        var code = new AreaCode("n" + areaNumber);
        units.add(new Area(code, parent, "xã", "Xã " + code, on, LocalDate.MAX));
        return code;
    }

    /** The unit in which what lies in this unit lies after the reform. */
    private static AreaCode keptAround(
            AreaTree tree,
            LocalDate on,
            Area area,
            Map<AreaCode, Set<AreaCode>> successors,
            Set<AreaCode> dissolved) {
        AreaCode around = area.parent();
        while (dissolved.contains(around)
                || tree.find(around, on).filter(Area::former).isPresent()) {
            around = tree.find(around, on).orElseThrow().parent();
        }
        return successors.getOrDefault(around, Set.of(around)).iterator().next();
    }
}
