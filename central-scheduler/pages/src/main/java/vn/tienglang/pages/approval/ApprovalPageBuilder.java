package vn.tienglang.pages.approval;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import vn.tienglang.office.OfficeServices;
import vn.tienglang.office.approval.PendingApproval;
import vn.tienglang.office.people.Officer;
import vn.tienglang.office.preview.PreviewResult;
import vn.tienglang.office.preview.TargetStations;
import vn.tienglang.office.store.programme.Approval;
import vn.tienglang.office.store.programme.Stage;
import vn.tienglang.pages.form.AreaLookup;
import vn.tienglang.pages.html.Badge;
import vn.tienglang.pages.html.BadgeTone;
import vn.tienglang.pages.html.Detail;
import vn.tienglang.pages.html.Form;
import vn.tienglang.pages.html.PageFrame;
import vn.tienglang.pages.schedule.SlotText;
import vn.tienglang.pages.situation.SituationPageBuilder;
import vn.tienglang.pages.text.Messages;
import vn.tienglang.pages.text.RuleText;
import vn.tienglang.planner.slot.NumberedRecurrence;
import vn.tienglang.planner.slot.Slot;

/** Builder of the pages of approvals: the list, and one with everything that is approved. */
final class ApprovalPageBuilder {
    /** Greatest number of occurrences shown. */
    private static final int TIMES_SHOWN = 5;

    /** Days searched for occurrences; a yearly one is found. */
    private static final int DAYS_AHEAD = 400;

    private final Messages words;
    private final OfficeServices services;
    private final ZoneId zone;
    private final LocalDate today;
    private final AreaLookup areas;
    private final SituationPageBuilder situations;

    /** Builds as of now. */
    ApprovalPageBuilder(Messages words, OfficeServices services, Instant now, ZoneId zone) {
        this.words = words;
        this.services = services;
        this.zone = zone;
        today = LocalDate.ofInstant(now, zone);
        areas = new AreaLookup(words, services.directory(), today);
        situations = new SituationPageBuilder(words, services, now, zone);
    }

    /** All operations. */
    ApprovalsPage list(PageFrame frame, List<PendingApproval> all) {
        return new ApprovalsPage(
                frame,
                all.stream().filter(one -> one.stage() == Stage.AWAITING).map(this::line).toList(),
                all.stream().filter(one -> one.stage() == Stage.DRAFT).map(this::line).toList());
    }

    private ApprovalsPage.Line line(PendingApproval waiting) {
        Approval approval = waiting.approval();
        return new ApprovalsPage.Line(
                "/duyet/" + approval.subject(),
                title(waiting),
                words.text(kind(waiting), areas.path(approval.unit())),
                since(approval),
                approval.returned().stream()
                        .findFirst()
                        .map(back -> words.text("approvals.returned.why", back.why(), back.by()))
                        .orElse(""),
                steps(waiting));
    }

    /** The title of what has to be approved. */
    String title(PendingApproval waiting) {
        return switch (waiting.subject()) {
            case PendingApproval.Subject.SlotSubject(Slot order) -> order.title();
            case PendingApproval.Subject.SituationSubject(var raised) ->
                    new RuleText(words).situation(raised.playbook());
            case PendingApproval.Subject.ObligationSubject(var obligation) -> obligation.paper();
        };
    }

    private static String kind(PendingApproval waiting) {
        return switch (waiting.subject()) {
            case PendingApproval.Subject.SlotSubject _ -> "approvals.slot";
            case PendingApproval.Subject.SituationSubject _ -> "approvals.raising";
            case PendingApproval.Subject.ObligationSubject _ -> "approvals.obligation";
        };
    }

    private String since(Approval approval) {
        return words.text(
                "approvals.since", approval.by(), words.moment(approval.at(), zone, today));
    }

    private List<Badge> steps(PendingApproval waiting) {
        Approval approval = waiting.approval();
        var steps = new ArrayList<Badge>();
        for (int index = 0; index < approval.steps().size(); index++) {
            String name = approval.steps().get(index);
            if (index < approval.taken().size()) {
                Approval.CompletedStep taken = approval.taken().get(index);
                String at = words.moment(taken.at(), zone, today);
                steps.add(
                        new Badge(
                                BadgeTone.GOOD,
                                words.text("approvals.step.taken", name, taken.by(), at)));
            } else {
                boolean isNext =
                        index == approval.taken().size() && waiting.stage() == Stage.AWAITING;
                String key = isNext ? "approvals.step.next" : "approvals.step.ahead";
                steps.add(new Badge(BadgeTone.WAITING, words.text(key, name)));
            }
        }
        return steps;
    }

    /** The page of one approval. */
    ApprovalPage one(PageFrame frame, PendingApproval waiting, Form form, Officer officer) {
        Approval approval = waiting.approval();
        boolean waits = waiting.stage() == Stage.AWAITING;
        List<ApprovalPage.Heard> heard = heard(waiting, officer);
        return new ApprovalPage(
                frame,
                form,
                "/duyet/" + approval.subject(),
                new Badge(
                        waits ? BadgeTone.WAITING : BadgeTone.PLAIN,
                        words.text("stage", waiting.stage())),
                details(waiting),
                steps(waiting),
                heard,
                waits ? Integer.toString(approval.taken().size()) : "",
                approval.next().orElse(""),
                hindrance(approval, officer),
                waiting.stage() == Stage.DRAFT,
                heard.stream().anyMatch(one -> !one.played()));
    }

    /** What has to be heard before it is approved. */
    List<ApprovalPage.Heard> heard(PendingApproval waiting, Officer officer) {
        return new ApprovalAudioBuilder(words, services, officer).heard(waiting);
    }

    /** Why this officer cannot take the next step; empty when the officer can. */
    String hindrance(Approval approval, Officer officer) {
        if (!approval.fourEyes()) {
            return "";
        }
        if (approval.by().equals(officer.login())) {
            return words.text("plan-bar.their-own");
        }
        return approval.taken().stream().anyMatch(one -> one.by().equals(officer.login()))
                ? words.text("plan-bar.second-step")
                : "";
    }

    private List<Detail> details(PendingApproval waiting) {
        var details = new ArrayList<Detail>();
        details.add(
                Detail.of(
                        words.text("approvals.whose"),
                        areas.path(waiting.approval().unit()),
                        since(waiting.approval())));
        waiting.approval().returned().forEach(back -> details.add(returned(back)));
        switch (waiting.subject()) {
            case PendingApproval.Subject.SlotSubject booked -> details.addAll(booked(booked));
            case PendingApproval.Subject.SituationSubject(var raised) ->
                    details.addAll(situations.details(raised, ""));
            case PendingApproval.Subject.ObligationSubject(var obligation) ->
                    details.add(
                            Detail.of(
                                    words.text("approvals.obligation.language"),
                                    words.language(obligation.language()),
                                    obligation.theme()));
        }
        return details;
    }

    private Detail returned(Approval.SentBack back) {
        String who =
                words.text(
                        "approvals.returned.by", back.by(), words.moment(back.at(), zone, today));
        return Detail.of(words.text("approvals.returned"), back.why().text(), who);
    }

    private List<Detail> booked(PendingApproval.Subject.SlotSubject matter) {
        Slot order = matter.order();
        List<LocalDateTime> times = times(order);
        var where =
                new ArrayList<String>(order.target().areas().stream().map(areas::path).toList());
        times.stream()
                .findFirst()
                .map(first -> services.previews().stationsOf(order.target(), first.toLocalDate()))
                .ifPresent(view -> {
                    switch (view) {
                        case PreviewResult.Found<TargetStations>(TargetStations reached) ->
                                where.add(stations(reached));
                        case PreviewResult.Refused<TargetStations> _ -> {
                            // The day is outside the planning range; stations are not shown.
                        }
                    }
                });
        List<String> when =
                times.stream()
                        .limit(TIMES_SHOWN)
                        .map(at ->
                                words.text(
                                        "approvals.at",
                                        words.time(at.toLocalTime()),
                                        words.day(at.toLocalDate(), today)))
                        .toList();
        var said = new SlotText(words, today, Map.of(), Map.of());
        var details = new ArrayList<Detail>();
        details.add(
                Detail.of(words.text("approvals.series"), said.when(order.when().recurrence())));
        details.add(Detail.of(words.text("slot.starting"), said.starting(order.startPolicy())));
        details.add(
                Detail.of(
                        words.text("approvals.when"),
                        when.isEmpty() ? List.of(words.text("approvals.when.never")) : when));
        if (times.size() > TIMES_SHOWN) {
            details.add(Detail.of("", words.text("approvals.when.more")));
        }
        details.add(Detail.of(words.text("approvals.where"), where));
        details.add(
                Detail.of(
                        words.text("booking.field.messageClass"),
                        words.text("messageClass", order.messageClass())));
        return details;
    }

    /** The next occurrences, in local time of the stations. */
    private List<LocalDateTime> times(Slot order) {
        return Stream.iterate(today, date -> date.plusDays(1))
                .limit(DAYS_AHEAD)
                .flatMap(date -> order.when().occurrencesOn(date).stream())
                .map(NumberedRecurrence.NumberedOccurrence::start)
                .limit(TIMES_SHOWN + 1L)
                .toList();
    }

    private String stations(TargetStations reached) {
        String names =
                String.join(
                        ", ", reached.stations().stream().limit(5).map(at -> at.name()).toList());
        return words.text(
                "approvals.stations",
                words.count("board.stations", reached.stations().size()),
                names);
    }
}
