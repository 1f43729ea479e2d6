package vn.tienglang.planner.document;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.airtime.StationId;
import vn.tienglang.planner.bulletin.BulletinId;
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
import vn.tienglang.planner.situation.CampaignFrequency;
import vn.tienglang.planner.situation.Playbook;
import vn.tienglang.planner.slot.NumberedRecurrence;
import vn.tienglang.planner.slot.Slot;
import vn.tienglang.planner.slot.SlotId;
import vn.tienglang.planner.slot.SlotPart;
import vn.tienglang.planner.slot.StartPolicy;

/** Random valid plan documents, drawn from a seed. */
final class RandomPlanDocuments {
    private static final List<String> WORDS =
            List.of("bản tin", "Ưu tiên", "\"chợ\"", "a\\b", "𝄞 nhạc", "{", "[", "<&>", "é", "—");
    private static final List<String> TONGUES =
            List.of("vi", "tyz", "nut", "hmn", "yue-x-sandiu", "km", "rad");
    private static final List<String> RECURRENCES =
            List.of(
                    "DTSTART:20261123T053000",
                    "DTSTART:20261123T053000\nRRULE:FREQ=DAILY",
                    "DTSTART:20261123T053000\nRRULE:FREQ=MONTHLY;BYDAY=-1FR\nX-SEASON:1201-0131",
                    "DTSTART:20270101T180000\nX-LIST:ram\nEXDATE:20270115T180000",
                    "DTSTART:20261123T053000\nRRULE:FREQ=WEEKLY;BYDAY=MO;BYHOUR=5,17;COUNT=9\n"
                            + "RDATE;VALUE=DATE:20270102\nX-CANCELLED:20261130T053000");

    private final Random random;

    RandomPlanDocuments(long seed) {
        random = new Random(seed);
    }

    PlanDocument draw() {
        Set<BulletinId> bulletins = new TreeSet<>(some(1, 6, () -> new BulletinId(name(10))));
        List<Slot> slots = slots(bulletins);
        var priorityOrder = new TreeMap<AreaCode, List<SlotId>>();
        for (AreaCode area : areas(0)) {
            priorityOrder.put(area, slots.stream().map(Slot::id).filter(_ -> maybe()).toList());
        }
        var tags = new TreeMap<StationId, Set<StationTag>>();
        var profiles = new TreeMap<StationId, LanguageProfile>();
        for (int station = number(0, 5); station > 0; station--) {
            tags.put(new StationId(name(12)), tags());
            profiles.put(new StationId(name(12)), profile());
        }
        return new PlanDocument(
                bulletins,
                some(0, 4, this::policy),
                new TreeSet<>(some(0, 5, this::date)),
                playbooks(),
                some(0, 3, () -> activeSituation(bulletins)),
                slots,
                priorityOrder,
                some(0, 4, this::obligation),
                some(0, 3, this::succession),
                tags,
                profiles,
                List.of());
    }

    /** Ids of several characters, so that no id is drawn twice. */
    private List<Slot> slots(Set<BulletinId> bulletins) {
        return some(0, 6, () -> slot(bulletins));
    }

    private Slot slot(Set<BulletinId> bulletins) {
        return new Slot(
                new SlotId(name(14)),
                text(),
                area(),
                new Target(areas(1), tags(), areas(0)),
                NumberedRecurrence.of(PlanItemSamples.recurrence(one(RECURRENCES))),
                startPolicy(),
                maybe() ? Duration.ofDays(1) : length(86_400),
                some(1, 4, () -> part(bulletins)),
                mix(),
                maybe() ? MessageClass.ORDINARY : MessageClass.PRIORITY);
    }

    private StartPolicy startPolicy() {
        return switch (random.nextInt(3)) {
            case 0 -> new StartPolicy.OnTime();
            case 1 -> new StartPolicy.Next();
            default -> new StartPolicy.WaitUpTo(length(3_600));
        };
    }

    private SlotPart part(Set<BulletinId> bulletins) {
        return switch (random.nextInt(4)) {
            case 0 -> new SlotPart.Recording(ClipId.of(new byte[] {(byte) random.nextInt()}));
            case 1 -> new SlotPart.Bulletins(List.copyOf(bulletins), number(1, bulletins.size()));
            case 2 -> new SlotPart.Notices(length(3_600));
            default -> new SlotPart.Relay(text(), length(3_600));
        };
    }

    private LanguageMix mix() {
        return switch (random.nextInt(4)) {
            case 0 -> new LanguageMix.Alternate();
            case 1 -> new LanguageMix.AllInTurn();
            case 2 -> new LanguageMix.ByShare();
            default -> new LanguageMix.EachDaily(number(1, 9), number(1, 9));
        };
    }

    private Policy policy() {
        LocalDate from = date();
        return new Policy(
                area(),
                from,
                maybe() ? LocalDate.MAX : from.plusDays(number(1, 900)),
                text(),
                some(0, 6, this::rule));
    }

    private PolicyRule rule() {
        var days =
                new ApplicableDays(weekdays(), one(List.of(ApplicableDays.HolidayEffect.values())));
        PolicyRule.Force force = maybe() ? PolicyRule.Force.USUAL : PolicyRule.Force.BINDING;
        return switch (random.nextInt(7)) {
            case 0 -> new PolicyRule.Sessions(days, force, some(0, 3, this::range));
            case 1 -> new PolicyRule.QuietHours(days, force, range());
            case 2 -> new PolicyRule.SessionCap(days, force, length(7_200));
            case 3 -> new PolicyRule.DayCap(days, force, Duration.ZERO);
            case 4 -> new PolicyRule.Volume(days, force, range(), number(1, 100));
            case 5 -> new PolicyRule.Approval(days, force, some(1, 3, this::text), maybe());
            default -> new PolicyRule.Repetition(days, force, 2, 5, Duration.ofMinutes(45));
        };
    }

    private Set<DayOfWeek> weekdays() {
        if (maybe()) {
            return ApplicableDays.EVERY.weekdays();
        }
        return EnumSet.copyOf(some(1, 5, () -> DayOfWeek.of(number(1, 7))));
    }

    private List<Playbook> playbooks() {
        var playbooks = new ArrayList<Playbook>();
        for (int situation = 1; situation <= number(1, 5); situation++) {
            playbooks.add(playbook(situation));
        }
        return playbooks;
    }

    private Playbook playbook(int situation) {
        return new Playbook(
                situation,
                number(1, 40),
                text(),
                maybe() ? "" : text() + "\n" + text(),
                frequency(),
                frequency(),
                maybe()
                        ? new Playbook.LanguageRule.Alternate()
                        : new Playbook.LanguageRule.EachDaily(number(1, 9)));
    }

    private CampaignFrequency frequency() {
        var hours = new LocalTimeRange(time(), Duration.ofMinutes(number(30, 1_440)));
        return switch (random.nextInt(3)) {
            case 0 -> new CampaignFrequency.EachSession(number(1, 4));
            case 1 -> new CampaignFrequency.Daily(number(1, 9), Duration.ZERO, hours);
            default -> new CampaignFrequency.Hourly(hours);
        };
    }

    private ActiveSituation activeSituation(Set<BulletinId> bulletins) {
        Instant from =
                Instant.ofEpochSecond(number(1, 2_000_000_000), maybe() ? 0 : number(1, 999));
        return new ActiveSituation(
                new SlotId(name(15)),
                area(),
                playbook(number(1, Playbook.SITUATIONS)),
                areas(0),
                List.copyOf(bulletins),
                from,
                maybe() ? Instant.MAX : from.plusSeconds(number(1, 9_000_000)));
    }

    private Obligation obligation() {
        LocalDate from = date();
        return new Obligation(
                new ObligationId(name(12)),
                text(),
                area(),
                maybe() ? "" : text(),
                language(),
                maybe()
                        ? new Obligation.Amount.Time(Duration.ofSeconds(number(1, 90_000)))
                        : new Obligation.Amount.Airings(number(1, 99)),
                one(List.of(ObligationPeriod.values())),
                from,
                maybe() ? LocalDate.MAX : from.plusDays(number(1, 400)),
                number(0, 31));
    }

    private AreaSuccession succession() {
        return new AreaSuccession(area(), new AreaCode("x" + number(1, 99)), date());
    }

    private LanguageProfile profile() {
        return new LanguageProfile(
                new TreeSet<>(some(1, 4, this::language))
                        .stream()
                                .map(language ->
                                        new LanguageProfile.LanguageShare(language, number(1, 100)))
                                .toList());
    }

    private LanguageTag language() {
        return new LanguageTag(one(TONGUES));
    }

    private Set<StationTag> tags() {
        return new TreeSet<>(some(0, 3, () -> new StationTag(name(3))));
    }

    private Set<AreaCode> areas(int min) {
        return new TreeSet<>(some(min, 3, this::area));
    }

    private AreaCode area() {
        return new AreaCode(Integer.toString(number(1, 99_999)));
    }

    private LocalTimeRange range() {
        return new LocalTimeRange(time(), maybe() ? Duration.ofDays(1) : length(86_400));
    }

    private LocalTime time() {
        LocalTime time = LocalTime.ofSecondOfDay(number(0, 86_399));
        return maybe() ? time.withSecond(0) : time;
    }

    /** Draws a duration, sometimes with a fraction of a second. */
    private Duration length(int maxSeconds) {
        Duration length = Duration.ofSeconds(number(2, maxSeconds));
        return number(1, 9) == 1 ? length.minusNanos(number(1, 999_999_999)) : length;
    }

    private LocalDate date() {
        return LocalDate.of(2026, 1, 1).plusDays(number(0, 3_000));
    }

    private String text() {
        return String.join(" ", some(1, 4, () -> one(WORDS)));
    }

    private String name(int characters) {
        var name = new StringBuilder();
        while (name.length() < characters) {
            name.append("abcdefghijklmnopqrstuvwxyz0123456789-".charAt(random.nextInt(37)));
        }
        return name.toString();
    }

    private <T> List<T> some(int min, int max, Supplier<T> draw) {
        var drawn = new ArrayList<T>();
        for (int count = number(min, max); count > 0; count--) {
            drawn.add(draw.get());
        }
        return drawn;
    }

    private <T> T one(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private int number(int min, int max) {
        return min + random.nextInt(max - min + 1);
    }

    private boolean maybe() {
        return random.nextBoolean();
    }
}
