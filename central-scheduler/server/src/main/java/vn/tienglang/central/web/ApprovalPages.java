package vn.tienglang.central.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.central.desk.Approval;
import vn.tienglang.central.desk.Desk;
import vn.tienglang.central.desk.KeptBulletin;
import vn.tienglang.central.desk.Newsroom;
import vn.tienglang.central.desk.Officer;
import vn.tienglang.central.desk.PlanRooms;
import vn.tienglang.central.desk.PlanView;
import vn.tienglang.central.desk.Reached;
import vn.tienglang.central.desk.Stage;
import vn.tienglang.central.desk.Waiting;
import vn.tienglang.central.web.page.ApprovalPage;
import vn.tienglang.central.web.page.ApprovalPage.Heard;
import vn.tienglang.central.web.page.ApprovalsPage;
import vn.tienglang.central.web.page.Detail;
import vn.tienglang.central.web.page.Form;
import vn.tienglang.central.web.page.Frame;
import vn.tienglang.central.web.page.Mark;
import vn.tienglang.central.web.page.Tone;
import vn.tienglang.planner.Bulletin;
import vn.tienglang.planner.BulletinId;
import vn.tienglang.planner.Rendition;
import vn.tienglang.planner.programme.Part;
import vn.tienglang.planner.programme.Recurring;
import vn.tienglang.planner.programme.Slot;

/** What has to be approved, as the pages show it: whole, and to be heard. */
final class ApprovalPages {
    /** Who approves a series sees its first times. */
    private static final int TIMES_SHOWN = 5;

    /** A yearly one is seen as well. */
    private static final int DAYS_AHEAD = 400;

    private final Words words;
    private final Newsroom newsroom;
    private final PlanRooms plan;
    private final ZoneId zone;
    private final LocalDate today;
    private final PlanAreas areas;
    private final SituationPages situations;
    private final List<KeptBulletin> bulletins;

    /** As it is now. */
    ApprovalPages(
            Words words, Newsroom newsroom, Desk desk, PlanRooms plan, Instant now, ZoneId zone) {
        this.words = words;
        this.newsroom = newsroom;
        this.plan = plan;
        this.zone = zone;
        today = LocalDate.ofInstant(now, zone);
        areas = new PlanAreas(words, desk, today);
        situations = new SituationPages(words, newsroom, desk, now, zone);
        bulletins = newsroom.bulletins();
    }

    /** All of them. */
    ApprovalsPage list(Frame frame, List<Waiting> all) {
        return new ApprovalsPage(
                frame,
                all.stream().filter(one -> one.stage() == Stage.AWAITING).map(this::line).toList(),
                all.stream().filter(one -> one.stage() == Stage.DRAFT).map(this::line).toList());
    }

    private ApprovalsPage.Line line(Waiting waiting) {
        Approval approval = waiting.approval();
        return new ApprovalsPage.Line(
                "/duyet/" + approval.subject(),
                title(waiting),
                words.say(kind(waiting), areas.path(approval.unit())),
                since(approval),
                approval.returned().stream()
                        .findFirst()
                        .map(back -> words.say("approvals.returned.why", back.why(), back.by()))
                        .orElse(""),
                steps(waiting));
    }

    /** What it is called. */
    String title(Waiting waiting) {
        return switch (waiting.matter()) {
            case Waiting.Matter.Booked(Slot order) -> order.title();
            case Waiting.Matter.Raising(var raised) ->
                    new LawWords(words).situation(raised.playbook());
        };
    }

    private static String kind(Waiting waiting) {
        return switch (waiting.matter()) {
            case Waiting.Matter.Booked _ -> "approvals.slot";
            case Waiting.Matter.Raising _ -> "approvals.raising";
        };
    }

    private String since(Approval approval) {
        return words.say(
                "approvals.since", approval.by(), words.moment(approval.at(), zone, today));
    }

    private List<Mark> steps(Waiting waiting) {
        Approval approval = waiting.approval();
        var steps = new ArrayList<Mark>();
        for (int index = 0; index < approval.steps().size(); index++) {
            String name = approval.steps().get(index);
            if (index < approval.taken().size()) {
                Approval.Taken taken = approval.taken().get(index);
                String at = words.moment(taken.at(), zone, today);
                steps.add(
                        new Mark(
                                Tone.GOOD,
                                words.say("approvals.step.taken", name, taken.by(), at)));
            } else {
                boolean isNext =
                        index == approval.taken().size() && waiting.stage() == Stage.AWAITING;
                String key = isNext ? "approvals.step.next" : "approvals.step.ahead";
                steps.add(new Mark(Tone.WAITING, words.say(key, name)));
            }
        }
        return steps;
    }

    /** One of them, as whoever approves sees it. */
    ApprovalPage one(Frame frame, Waiting waiting, Form form, Officer officer) {
        Approval approval = waiting.approval();
        boolean waits = waiting.stage() == Stage.AWAITING;
        return new ApprovalPage(
                frame,
                form,
                "/duyet/" + approval.subject(),
                new Mark(waits ? Tone.WAITING : Tone.PLAIN, words.say("stage", waiting.stage())),
                details(waiting),
                steps(waiting),
                heard(waiting),
                waits ? Integer.toString(approval.taken().size()) : "",
                approval.next().orElse(""),
                hindrance(approval, officer),
                waiting.stage() == Stage.DRAFT);
    }

    /** Said before anybody reads it all in vain. */
    private String hindrance(Approval approval, Officer officer) {
        if (!approval.fourEyes()) {
            return "";
        }
        if (approval.by().equals(officer.login())) {
            return words.say("plan-bar.their-own");
        }
        return approval.taken().stream().anyMatch(one -> one.by().equals(officer.login()))
                ? words.say("plan-bar.second-step")
                : "";
    }

    private List<Detail> details(Waiting waiting) {
        var details = new ArrayList<Detail>();
        details.add(
                Detail.of(
                        words.say("approvals.whose"),
                        areas.path(waiting.approval().unit()),
                        since(waiting.approval())));
        waiting.approval().returned().forEach(back -> details.add(returned(back)));
        switch (waiting.matter()) {
            case Waiting.Matter.Booked booked -> details.addAll(booked(booked));
            case Waiting.Matter.Raising(var raised) ->
                    details.addAll(situations.details(raised, ""));
        }
        return details;
    }

    private Detail returned(Approval.Returned back) {
        String who =
                words.say("approvals.returned.by", back.by(), words.moment(back.at(), zone, today));
        return Detail.of(words.say("approvals.returned"), back.why().text(), who);
    }

    private List<Detail> booked(Waiting.Matter.Booked matter) {
        Slot order = matter.order();
        List<LocalDateTime> times = times(order);
        var where =
                new ArrayList<String>(order.target().areas().stream().map(areas::path).toList());
        times.stream()
                .findFirst()
                .map(first -> plan.views().reached(order.target(), first.toLocalDate()))
                .ifPresent(view -> {
                    switch (view) {
                        case PlanView.Seen<Reached>(Reached reached) ->
                                where.add(stations(reached));
                        case PlanView.Refused<Reached> _ -> {
                            // On such a day nobody plans, so nothing is said of stations.
                        }
                    }
                });
        List<String> when =
                times.stream()
                        .limit(TIMES_SHOWN)
                        .map(at ->
                                words.say(
                                        "approvals.at",
                                        words.time(at.toLocalTime()),
                                        words.day(at.toLocalDate(), today)))
                        .toList();
        var said = new SlotWords(words, today, Map.of(), Map.of());
        var details = new ArrayList<Detail>();
        details.add(Detail.of(words.say("approvals.series"), said.when(order.when().recurrence())));
        details.add(Detail.of(words.say("slot.starting"), said.starting(order.starting())));
        details.add(
                Detail.of(
                        words.say("approvals.when"),
                        when.isEmpty() ? List.of(words.say("approvals.when.never")) : when));
        if (times.size() > TIMES_SHOWN) {
            details.add(Detail.of("", words.say("approvals.when.more")));
        }
        details.add(Detail.of(words.say("approvals.where"), where));
        details.add(
                Detail.of(
                        words.say("booking.field.messageClass"),
                        words.say("messageClass", order.messageClass())));
        return details;
    }

    /** The next times it takes place, on the clocks of its stations. */
    private List<LocalDateTime> times(Slot order) {
        return Stream.iterate(today, date -> date.plusDays(1))
                .limit(DAYS_AHEAD)
                .flatMap(date -> order.when().on(date).stream())
                .map(Recurring.Occurrence::start)
                .limit(TIMES_SHOWN + 1L)
                .toList();
    }

    private String stations(Reached reached) {
        String names =
                String.join(
                        ", ", reached.stations().stream().limit(5).map(at -> at.name()).toList());
        return words.say(
                "approvals.stations",
                words.count("board.stations", reached.stations().size()),
                names);
    }

    private List<Heard> heard(Waiting waiting) {
        return switch (waiting.matter()) {
            case Waiting.Matter.Booked(Slot order) ->
                    order.parts().stream().flatMap(this::heard).toList();
            case Waiting.Matter.Raising(var raised) ->
                    raised.bulletins().stream().flatMap(this::heard).toList();
        };
    }

    private Stream<Heard> heard(Part part) {
        return switch (part) {
            case Part.Recording(ClipId clip) -> Stream.of(recording(clip));
            case Part.Bulletins(var rotation, var _) -> rotation.stream().flatMap(this::heard);
            case Part.Notices(var most) -> said("approvals.notices", words.duration(most));
            case Part.Relay(var source, var length) ->
                    said("approvals.relay", source, words.duration(length));
        };
    }

    private Stream<Heard> said(String key, Object... facts) {
        return Stream.of(new Heard(words.say(key, facts), "", "vi", "", "", ""));
    }

    private Stream<Heard> heard(BulletinId id) {
        return newsroom.find(id).map(KeptBulletin::bulletin).stream()
                .flatMap(bulletin ->
                        bulletin.everyWanted().stream()
                                .map(rendition -> rendition(bulletin, rendition)));
    }

    private Heard rendition(Bulletin bulletin, Rendition rendition) {
        Optional<Clip> clip =
                switch (rendition.sound()) {
                    case Rendition.Sound.Recorded(ClipId id) -> newsroom.clip(id);
                    case Rendition.Sound.Unrecorded _ -> Optional.empty();
                };
        List<Rendition.Lack> lacks = rendition.lacks(newsroom.onShelf());
        String missing =
                lacks.isEmpty()
                        ? ""
                        : words.say("gaps.lacking", new BulletinWords(words).lacks(lacks));
        return new Heard(
                bulletin.terms().title(),
                about(rendition, clip),
                rendition.language().value(),
                rendition.text(),
                clip.map(Clip::id).map(ClipRoutes::path).orElse(""),
                missing);
    }

    private String about(Rendition rendition, Optional<Clip> clip) {
        var about = new ArrayList<String>();
        about.add(words.language(rendition.language()));
        clip.map(Clip::length).map(words::duration).ifPresent(about::add);
        person(about, "rendition.field.translator", rendition.people().translator());
        person(about, "rendition.field.reader", rendition.people().reader());
        person(about, "rendition.field.reviewer", rendition.people().reviewer());
        return String.join(" · ", about);
    }

    private void person(List<String> about, String role, String name) {
        if (!name.isEmpty()) {
            about.add(words.say("approvals.person", words.say(role), name));
        }
    }

    /** A recording by itself; what is said in it stands in the bulletin that it was made for. */
    private Heard recording(ClipId id) {
        Optional<Rendition> written =
                bulletins.stream()
                        .map(KeptBulletin::bulletin)
                        .flatMap(one -> one.renditions().stream())
                        .filter(one -> one.isHeardFrom(id))
                        .findFirst();
        Optional<Clip> clip = newsroom.clip(id);
        String about =
                written.map(one -> about(one, clip)).or(() -> clip.map(this::about)).orElse("");
        return new Heard(
                clip.map(Clip::title).orElse(id.brief()),
                about,
                clip.map(one -> one.language().value()).orElse("vi"),
                written.map(Rendition::text).orElse(""),
                clip.isPresent() ? ClipRoutes.path(id) : "",
                clip.isPresent() ? "" : words.say("refusal.unknown-clip", id.brief()));
    }

    private String about(Clip clip) {
        return words.language(clip.language()) + " · " + words.duration(clip.length());
    }
}
