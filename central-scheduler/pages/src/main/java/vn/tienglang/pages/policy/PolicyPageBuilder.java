package vn.tienglang.pages.policy;

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
import vn.tienglang.office.schedule.SlotService;
import vn.tienglang.office.station.StationDirectory;
import vn.tienglang.office.store.programme.PlanItem;
import vn.tienglang.office.store.programme.PlanItemRevision;
import vn.tienglang.pages.day.DayRuler;
import vn.tienglang.pages.form.AreaLookup;
import vn.tienglang.pages.form.PlanFormReader;
import vn.tienglang.pages.html.Badge;
import vn.tienglang.pages.html.BadgeTone;
import vn.tienglang.pages.html.Choice;
import vn.tienglang.pages.html.Detail;
import vn.tienglang.pages.html.Form;
import vn.tienglang.pages.html.PageFrame;
import vn.tienglang.pages.text.Messages;
import vn.tienglang.pages.text.RefusalText;
import vn.tienglang.pages.text.RuleText;
import vn.tienglang.planner.policy.BroadcastSession;
import vn.tienglang.planner.policy.Cap;
import vn.tienglang.planner.policy.Closure;
import vn.tienglang.planner.policy.OpenDay;
import vn.tienglang.planner.policy.Policy;
import vn.tienglang.planner.policy.PolicyRule;

/**
 * Builder of the pages of policies and holidays. It is one class, because the list, the day of a
 * unit and the page of a policy show the same lines.
 */
final class PolicyPageBuilder {
    /** Greatest number of units shown. */
    private static final int UNITS_SHOWN = 60;

    private final Messages words;
    private final RuleText rules;
    private final RefusalText sentences;
    private final ZoneId zone;
    private final LocalDate today;
    private final AreaLookup areas;

    /** Builds as of now. */
    PolicyPageBuilder(
            Messages words,
            SlotService slots,
            StationDirectory directory,
            Instant now,
            ZoneId zone) {
        this.words = words;
        this.zone = zone;
        rules = new RuleText(words);
        sentences = new RefusalText(words, slots, directory, zone);
        today = LocalDate.ofInstant(now, zone);
        areas = new AreaLookup(words, directory, today);
    }

    /** The page of all policies, with the rules for one unit on one day. */
    PoliciesPage list(
            PageFrame frame,
            Form form,
            List<PlanItemRevision> policies,
            List<PlanItemRevision> holidays,
            Optional<OpenDay> open,
            Optional<DayRuler> ruler) {
        Optional<AreaCode> looked = PlanFormReader.parsed(form.value("unit"), AreaCode::new);
        List<PlanItemRevision> matter =
                policies.stream()
                        .filter(kept ->
                                looked.isEmpty()
                                        || areas.isRelated(kept.item().unit(), looked.get()))
                        .toList();
        List<PoliciesPage.Unit> units = units(matter.stream().filter(this::isInForce).toList());
        int more = Math.max(0, units.size() - UNITS_SHOWN);
        return new PoliciesPage(
                frame,
                form,
                areas.picker(form.value("unit"), form.value("search")),
                open.map(day -> dayTitle(form, day)).orElse(""),
                ruler.stream().toList(),
                open.map(this::day).orElse(List.of()),
                units.stream().limit(UNITS_SHOWN).toList(),
                more == 0 ? "" : words.text("policies.units.more", words.number(more)),
                matter.stream()
                        .filter(kept -> !isInForce(kept))
                        .limit(UNITS_SHOWN)
                        .flatMap(kept -> policy(kept).stream())
                        .toList(),
                holidays(holidays));
    }

    private String dayTitle(Form form, OpenDay day) {
        String name =
                PlanFormReader.parsed(form.value("unit"), AreaCode::new)
                        .map(areas::path)
                        .orElse("");
        return words.text("policies.day.of", name, words.day(day.date(), today));
    }

    private boolean isInForce(PlanItemRevision kept) {
        return !kept.withdrawn() && kept.item().until().isAfter(today);
    }

    private List<PoliciesPage.Unit> units(List<PlanItemRevision> policies) {
        Map<AreaCode, List<PoliciesPage.Policy>> byUnit = new TreeMap<>();
        for (PlanItemRevision kept : policies) {
            policy(kept)
                    .ifPresent(one ->
                            byUnit.computeIfAbsent(kept.item().unit(), _ -> new ArrayList<>())
                                    .add(one));
        }
        // Rules of law first, then from the country down.
        return byUnit.entrySet().stream()
                .sorted(Comparator.comparingInt(one -> areas.depth(one.getKey())))
                .map(one -> new PoliciesPage.Unit(areas.path(one.getKey()), one.getValue()))
                .toList();
    }

    private Optional<PoliciesPage.Policy> policy(PlanItemRevision kept) {
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
                        isInForce(kept) ? path : ""));
    }

    private Badge state(PlanItemRevision kept, Policy policy) {
        if (kept.withdrawn()) {
            return new Badge(BadgeTone.PLAIN, words.text("policy.withdrawn"));
        }
        String from = words.date(policy.from());
        String span =
                policy.until().equals(LocalDate.MAX)
                        ? words.text("policy.since", from)
                        : words.text("policy.span", from, words.date(policy.until().minusDays(1)));
        BadgeTone tone = policy.isInForceOn(today) ? BadgeTone.GOOD : BadgeTone.WAITING;
        return new Badge(isInForce(kept) ? tone : BadgeTone.PLAIN, span);
    }

    private List<String> rules(Policy policy) {
        var lines = new ArrayList<String>();
        policy.rules().stream().map(rules::rule).forEach(lines::add);
        policy.rules().stream()
                .map(PolicyRule::force)
                .distinct()
                .map(rules::validity)
                .forEach(lines::add);
        return lines;
    }

    private List<PoliciesPage.Holiday> holidays(List<PlanItemRevision> kept) {
        var holidays = new ArrayList<PoliciesPage.Holiday>();
        for (PlanItemRevision one : kept) {
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
        details.add(Detail.of(words.text("policies.day.sessions"), sessions(day)));
        details.add(Detail.of(words.text("policies.day.cap"), cap("policies.day.most", day.cap())));
        List<String> closures =
                day.closures().stream()
                        .filter(one -> one.when().overlaps(whole(day.date())))
                        .map(one -> closure(one, day.date()))
                        .distinct()
                        .toList();
        if (!closures.isEmpty()) {
            details.add(Detail.of(words.text("policies.day.closed"), closures));
        }
        List<String> volumes =
                day.volumes().stream()
                        .filter(one -> one.when().overlaps(whole(day.date())))
                        .map(one ->
                                words.text(
                                        "policies.day.volume.one",
                                        words.number(one.percent()),
                                        rules.airtime(one.when(), zone),
                                        quote(one.by())))
                        .toList();
        if (!volumes.isEmpty()) {
            details.add(Detail.of(words.text("policies.day.volume"), volumes));
        }
        details.add(Detail.of(words.text("policies.day.approval"), approval(day)));
        return details;
    }

    private Airtime whole(LocalDate date) {
        return new Airtime(
                date.atStartOfDay(zone).toInstant(),
                date.plusDays(1).atStartOfDay(zone).toInstant());
    }

    private List<String> sessions(OpenDay day) {
        if (day.sessionsBy().equals(Policy.Citation.NONE)) {
            return List.of(words.text("policies.day.sessions.nobody"));
        }
        var lines = new ArrayList<String>();
        for (BroadcastSession session : day.sessions()) {
            if (LocalDate.ofInstant(session.airtime().start(), zone).equals(day.date())) {
                lines.add(session(session));
            }
        }
        return lines.isEmpty()
                ? List.of(words.text("policies.day.silent", quote(day.sessionsBy())))
                : lines;
    }

    private String session(BroadcastSession session) {
        var parts = new ArrayList<String>();
        parts.add(
                words.text(
                        "policies.day.session",
                        rules.airtime(session.airtime(), zone),
                        quote(session.by())));
        if (session.open().isEmpty()) {
            parts.add(words.text("policies.day.session.shut"));
        } else if (!session.open().equals(List.of(session.airtime()))) {
            parts.add(
                    words.text(
                            "policies.day.session.open",
                            String.join(
                                    ", ",
                                    session.open().stream()
                                            .map(one -> rules.airtime(one, zone))
                                            .toList())));
        }
        if (session.cap().by().equals(session.by())) {
            String most = words.duration(session.cap().maximum());
            parts.add(words.text("policies.day.session.most.same", most));
        } else if (!session.cap().equals(Cap.NONE)) {
            parts.add(cap("policies.day.session.most", session.cap()));
        }
        return String.join("; ", parts);
    }

    private String cap(String key, Cap cap) {
        return cap.equals(Cap.NONE)
                ? words.text("policies.day.cap.none")
                : words.text(key, words.duration(cap.maximum()), quote(cap.by()));
    }

    private String closure(Closure closure, LocalDate date) {
        return words.text(
                "closure." + closure.kind().name(),
                moment(closure.when().start(), date),
                moment(closure.when().end(), date),
                quote(closure.by()));
    }

    /** The hour of an instant, and whether it is on the day before or after. */
    private String moment(Instant instant, LocalDate date) {
        var local = instant.atZone(zone);
        String hour = rules.hour(local.toLocalTime());
        if (local.toLocalDate().equals(date)) {
            return hour;
        }
        return words.text(local.toLocalDate().isBefore(date) ? "hour.before" : "hour.after", hour);
    }

    private String quote(Policy.Citation by) {
        return sentences.quote(by, today);
    }

    private String approval(OpenDay day) {
        if (day.approval().steps().isEmpty()) {
            return words.text("policies.day.approval.none");
        }
        String steps = String.join(" → ", day.approval().steps());
        return words.text(
                day.approval().fourEyes() ? "rule.approval.fourEyes" : "rule.approval", steps);
    }

    /** The first values of the form of a new policy. */
    Map<String, String> blank() {
        return Map.of(
                "from", today.plusDays(1).toString(),
                "weekdays", "1 2 3 4 5 6 7",
                "holidays", "alike",
                "force", "binding");
    }

    /** The form of a new policy. */
    PolicyPage form(PageFrame frame, Form form) {
        List<Choice> weekdays =
                Stream.of(DayOfWeek.values())
                        .map(day -> {
                            String value = Integer.toString(day.getValue());
                            return new Choice(
                                    value, rules.weekday(day), form.has("weekdays", value));
                        })
                        .toList();
        return new PolicyPage(
                frame, form, areas.picker(form.value("unit"), form.value("search")), weekdays);
    }

    /** The page of one policy with its revisions. */
    PolicyEndPage one(
            PageFrame frame,
            Form form,
            PlanItemRevision kept,
            Policy policy,
            List<PlanItemRevision> revisions) {
        var values = new LinkedHashMap<String, String>();
        values.put("last", today.toString());
        values.putAll(form.values());
        values.put("revision", Integer.toString(kept.revision()));
        var history = new ArrayList<Detail>();
        for (PlanItemRevision one : revisions.reversed()) {
            if (one.item() instanceof PlanItem.OfPolicy(var _, Policy said)) {
                String when =
                        words.text(
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
                        Detail.of(words.text("policy.unit"), areas.path(policy.unit())),
                        Detail.of(words.text("policy.force"), state(kept, policy).text()),
                        Detail.of(words.text("policy.rules"), rules(policy))),
                isInForce(kept),
                history);
    }
}
