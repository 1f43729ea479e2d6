package vn.tienglang.central.web;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import vn.tienglang.airtime.Airtime;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.central.desk.Desk;
import vn.tienglang.central.desk.KeptItem;
import vn.tienglang.central.desk.PlanItem;
import vn.tienglang.central.web.page.Choice;
import vn.tienglang.central.web.page.Detail;
import vn.tienglang.central.web.page.Form;
import vn.tienglang.central.web.page.Frame;
import vn.tienglang.central.web.page.Mark;
import vn.tienglang.central.web.page.PoliciesPage;
import vn.tienglang.central.web.page.PolicyEndPage;
import vn.tienglang.central.web.page.PolicyPage;
import vn.tienglang.central.web.page.Tone;
import vn.tienglang.planner.policy.Cap;
import vn.tienglang.planner.policy.Closure;
import vn.tienglang.planner.policy.OpenDay;
import vn.tienglang.planner.policy.Policy;
import vn.tienglang.planner.policy.Rule;
import vn.tienglang.planner.policy.Session;

/** Policies and holidays as the pages show them. */
final class PolicyPages {
    /** More units than these are no list to read. */
    private static final int UNITS_SHOWN = 60;

    private final Words words;
    private final LawWords law;
    private final Sentences sentences;
    private final ZoneId zone;
    private final LocalDate today;
    private final PlanAreas areas;

    /** As it is now. */
    PolicyPages(Words words, Desk desk, Instant now, ZoneId zone) {
        this.words = words;
        this.zone = zone;
        law = new LawWords(words);
        sentences = new Sentences(words, desk, zone);
        today = LocalDate.ofInstant(now, zone);
        areas = new PlanAreas(words, desk, today);
    }

    /** All of them, and what holds for one unit on one day. */
    PoliciesPage list(
            Frame frame,
            Form form,
            List<KeptItem> policies,
            List<KeptItem> holidays,
            Optional<OpenDay> open) {
        Optional<AreaCode> looked = Typed.parsed(form.value("unit"), AreaCode::new);
        List<KeptItem> matter =
                policies.stream()
                        .filter(kept ->
                                looked.isEmpty() || areas.isAkin(kept.item().unit(), looked.get()))
                        .toList();
        List<PoliciesPage.Unit> units = units(matter.stream().filter(this::stands).toList());
        int more = Math.max(0, units.size() - UNITS_SHOWN);
        return new PoliciesPage(
                frame,
                form,
                areas.pick(form.value("unit"), form.value("search")),
                open.map(day -> dayTitle(form, day)).orElse(""),
                open.map(this::day).orElse(List.of()),
                units.stream().limit(UNITS_SHOWN).toList(),
                more == 0 ? "" : words.say("policies.units.more", words.number(more)),
                matter.stream()
                        .filter(kept -> !stands(kept))
                        .limit(UNITS_SHOWN)
                        .flatMap(kept -> policy(kept).stream())
                        .toList(),
                holidays(holidays));
    }

    private String dayTitle(Form form, OpenDay day) {
        String name = Typed.parsed(form.value("unit"), AreaCode::new).map(areas::path).orElse("");
        return words.say("policies.day.of", name, words.day(day.date(), today));
    }

    private boolean stands(KeptItem kept) {
        return !kept.withdrawn() && kept.item().until().isAfter(today);
    }

    private List<PoliciesPage.Unit> units(List<KeptItem> policies) {
        Map<AreaCode, List<PoliciesPage.Policy>> byUnit = new TreeMap<>();
        for (KeptItem kept : policies) {
            policy(kept)
                    .ifPresent(one ->
                            byUnit.computeIfAbsent(kept.item().unit(), _ -> new ArrayList<>())
                                    .add(one));
        }
        // The law first, then from above to below.
        return byUnit.entrySet().stream()
                .sorted(Comparator.comparingInt(one -> areas.depth(one.getKey())))
                .map(one -> new PoliciesPage.Unit(areas.path(one.getKey()), one.getValue()))
                .toList();
    }

    private Optional<PoliciesPage.Policy> policy(KeptItem kept) {
        if (!(kept.item() instanceof PlanItem.OfPolicy(PlanItem.Name name, Policy policy))) {
            return Optional.empty();
        }
        String path = "/quy-dinh/" + name.id();
        return Optional.of(
                new PoliciesPage.Policy(
                        policy.paper(),
                        state(kept, policy),
                        rules(policy),
                        path,
                        stands(kept) ? path : ""));
    }

    private Mark state(KeptItem kept, Policy policy) {
        if (kept.withdrawn()) {
            return new Mark(Tone.PLAIN, words.say("policy.withdrawn"));
        }
        String from = words.date(policy.from());
        String span =
                policy.until().equals(LocalDate.MAX)
                        ? words.say("policy.since", from)
                        : words.say("policy.span", from, words.date(policy.until().minusDays(1)));
        Tone tone = policy.standsOn(today) ? Tone.GOOD : Tone.WAITING;
        return new Mark(stands(kept) ? tone : Tone.PLAIN, span);
    }

    private List<String> rules(Policy policy) {
        var lines = new ArrayList<String>();
        policy.rules().stream().map(law::rule).forEach(lines::add);
        policy.rules().stream().map(Rule::force).distinct().map(law::force).forEach(lines::add);
        return lines;
    }

    private List<PoliciesPage.Holiday> holidays(List<KeptItem> kept) {
        var holidays = new ArrayList<PoliciesPage.Holiday>();
        for (KeptItem one : kept) {
            if (!one.withdrawn()
                    && one.item() instanceof PlanItem.OfHoliday(LocalDate date)
                    && !date.isBefore(today)) {
                holidays.add(
                        new PoliciesPage.Holiday(
                                words.day(date, today),
                                "/quy-dinh/ngay-le/" + date + "/bo",
                                Integer.toString(one.revision())));
            }
        }
        return holidays;
    }

    private List<Detail> day(OpenDay day) {
        var details = new ArrayList<Detail>();
        details.add(Detail.of(words.say("policies.day.sessions"), sessions(day)));
        details.add(Detail.of(words.say("policies.day.cap"), cap("policies.day.most", day.cap())));
        List<String> closures =
                day.closures().stream()
                        .filter(one -> one.when().overlaps(whole(day.date())))
                        .map(one -> closure(one, day.date()))
                        .distinct()
                        .toList();
        if (!closures.isEmpty()) {
            details.add(Detail.of(words.say("policies.day.closed"), closures));
        }
        List<String> volumes =
                day.volumes().stream()
                        .filter(one -> one.when().overlaps(whole(day.date())))
                        .map(one ->
                                words.say(
                                        "policies.day.volume.one",
                                        words.number(one.percent()),
                                        law.airtime(one.when(), zone),
                                        quote(one.by())))
                        .toList();
        if (!volumes.isEmpty()) {
            details.add(Detail.of(words.say("policies.day.volume"), volumes));
        }
        details.add(Detail.of(words.say("policies.day.approval"), approval(day)));
        return details;
    }

    private Airtime whole(LocalDate date) {
        return new Airtime(
                date.atStartOfDay(zone).toInstant(),
                date.plusDays(1).atStartOfDay(zone).toInstant());
    }

    private List<String> sessions(OpenDay day) {
        if (day.sessionsBy().equals(Policy.Quote.NOBODY)) {
            return List.of(words.say("policies.day.sessions.nobody"));
        }
        var lines = new ArrayList<String>();
        for (Session session : day.sessions()) {
            if (LocalDate.ofInstant(session.whole().start(), zone).equals(day.date())) {
                lines.add(session(session));
            }
        }
        return lines.isEmpty()
                ? List.of(words.say("policies.day.silent", quote(day.sessionsBy())))
                : lines;
    }

    private String session(Session session) {
        var parts = new ArrayList<String>();
        parts.add(
                words.say(
                        "policies.day.session",
                        law.airtime(session.whole(), zone),
                        quote(session.by())));
        if (session.open().isEmpty()) {
            parts.add(words.say("policies.day.session.shut"));
        } else if (!session.open().equals(List.of(session.whole()))) {
            parts.add(
                    words.say(
                            "policies.day.session.open",
                            String.join(
                                    ", ",
                                    session.open().stream()
                                            .map(one -> law.airtime(one, zone))
                                            .toList())));
        }
        if (session.cap().by().equals(session.by())) {
            String most = words.duration(session.cap().most());
            parts.add(words.say("policies.day.session.most.same", most));
        } else if (!session.cap().equals(Cap.NONE)) {
            parts.add(cap("policies.day.session.most", session.cap()));
        }
        return String.join("; ", parts);
    }

    private String cap(String key, Cap cap) {
        return cap.equals(Cap.NONE)
                ? words.say("policies.day.cap.none")
                : words.say(key, words.duration(cap.most()), quote(cap.by()));
    }

    private String closure(Closure closure, LocalDate date) {
        return words.say(
                "closure." + closure.why().name(),
                moment(closure.when().start(), date),
                moment(closure.when().end(), date),
                quote(closure.by()));
    }

    /** Midnight of the day looked at and of the next say more than their dates. */
    private String moment(Instant instant, LocalDate date) {
        var local = instant.atZone(zone);
        String hour = law.hour(local.toLocalTime());
        if (local.toLocalDate().equals(date)) {
            return hour;
        }
        return words.say(local.toLocalDate().isBefore(date) ? "hour.before" : "hour.after", hour);
    }

    private String quote(Policy.Quote by) {
        return sentences.quote(by, today);
    }

    private String approval(OpenDay day) {
        if (day.approval().steps().isEmpty()) {
            return words.say("policies.day.approval.none");
        }
        String steps = String.join(" → ", day.approval().steps());
        return words.say(
                day.approval().fourEyes() ? "rule.approval.fourEyes" : "rule.approval", steps);
    }

    /** What stands in the form of a new one before anybody fills it in. */
    Map<String, String> blank() {
        return Map.of(
                "from", today.plusDays(1).toString(),
                "weekdays", "1 2 3 4 5 6 7",
                "holidays", "alike",
                "force", "binding");
    }

    /** The form of a new one, as it was left. */
    PolicyPage form(Frame frame, Form form) {
        List<Choice> weekdays =
                Stream.of(DayOfWeek.values())
                        .map(day -> {
                            String value = Integer.toString(day.getValue());
                            return new Choice(value, law.weekday(day), form.has("weekdays", value));
                        })
                        .toList();
        return new PolicyPage(
                frame, form, areas.pick(form.value("unit"), form.value("search")), weekdays);
    }

    /** One of them, with everything it ever said. */
    PolicyEndPage one(
            Frame frame, Form form, KeptItem kept, Policy policy, List<KeptItem> revisions) {
        var values = new LinkedHashMap<String, String>();
        values.put("last", today.toString());
        values.putAll(form.values());
        values.put("revision", Integer.toString(kept.revision()));
        var history = new ArrayList<Detail>();
        for (KeptItem one : revisions.reversed()) {
            if (one.item() instanceof PlanItem.OfPolicy(var _, Policy said)) {
                String when =
                        words.say(
                                "playbook.version",
                                Integer.toString(one.revision()),
                                one.by(),
                                words.moment(one.at(), zone, today));
                history.add(Detail.of(when, state(one, said).text()));
            }
        }
        return new PolicyEndPage(
                frame,
                new Form(values, form.faults()),
                "/quy-dinh/" + kept.item().name().id(),
                List.of(
                        Detail.of(words.say("policy.unit"), areas.path(policy.unit())),
                        Detail.of(words.say("policy.force"), state(kept, policy).text()),
                        Detail.of(words.say("policy.rules"), rules(policy))),
                stands(kept),
                history);
    }
}
