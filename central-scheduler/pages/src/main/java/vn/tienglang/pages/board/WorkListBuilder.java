package vn.tienglang.pages.board;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.StationId;
import vn.tienglang.office.OfficeServices;
import vn.tienglang.office.approval.PendingApproval;
import vn.tienglang.office.bulletin.HandOverStatus;
import vn.tienglang.office.publish.UndeliverableService;
import vn.tienglang.office.store.programme.Approval;
import vn.tienglang.office.store.programme.Stage;
import vn.tienglang.office.store.station.AreaOverview;
import vn.tienglang.office.store.station.StationCondition;
import vn.tienglang.office.store.station.StationOverview;
import vn.tienglang.pages.board.BoardPage.Figure;
import vn.tienglang.pages.board.BoardPage.WorkItem;
import vn.tienglang.pages.html.BadgeTone;
import vn.tienglang.pages.text.Messages;
import vn.tienglang.pages.text.RuleText;

/**
 * Builder of the figures of the day and of the list of what has to be done: stations that need
 * somebody, hand-overs of today, messages that could not be sent, approvals. The most urgent first.
 */
final class WorkListBuilder {
    /** Greatest number of stations, and of approvals, that are listed one by one. */
    private static final int LISTED_MOST = 3;

    private final Messages words;
    private final OfficeServices services;
    private final Instant now;
    private final ZoneId zone;

    /** Builds as of now, with times in this zone. */
    WorkListBuilder(Messages words, OfficeServices services, Instant now, ZoneId zone) {
        this.words = words;
        this.services = services;
        this.now = now;
        this.zone = zone;
    }

    /** The four figures. */
    List<Figure> figures(BoardReader.BoardStations read) {
        AreaOverview counts = read.page().counts();
        StationOverview.DayOutcome day = read.today();
        int total = day.fulfilled() + day.failed() + day.open();
        int waiting = services.approvals().listOpen().size();
        return List.of(
                new Figure(
                        ratio(counts.online(), counts.stations()),
                        words.text("today.figure.connected"),
                        "/dai",
                        warn(counts.online() < counts.stations())),
                new Figure(
                        ratio(day.fulfilled(), total),
                        words.text("today.figure.heard", words.number(day.open())),
                        "/xac-nhan",
                        BadgeTone.PLAIN),
                new Figure(
                        words.number(day.failed()),
                        words.text("today.figure.failed"),
                        "/dai",
                        day.failed() > 0 ? BadgeTone.BAD : BadgeTone.PLAIN),
                new Figure(
                        words.number(waiting),
                        words.text("today.figure.waiting"),
                        "/duyet",
                        warn(waiting > 0)));
    }

    private String ratio(int some, int all) {
        return words.text("today.figure.ratio", words.number(some), words.number(all));
    }

    private static BadgeTone warn(boolean is) {
        return is ? BadgeTone.WARNING : BadgeTone.PLAIN;
    }

    /** What has to be done; the worst stations are among these, which are sorted. */
    List<WorkItem> items(List<StationOverview> worst) {
        var items = new ArrayList<WorkItem>(stations(worst));
        items.addAll(handOvers());
        int undelivered = services.deadLetters().count();
        if (undelivered > 0) {
            items.add(
                    new WorkItem(
                            BadgeTone.WARNING,
                            undelivered(undelivered),
                            words.text("work.undelivered.about"),
                            "/chua-gui-duoc",
                            words.text("work.show")));
        }
        items.addAll(approvals());
        return items.stream().sorted(WorkListBuilder::byUrgency).toList();
    }

    private static int byUrgency(WorkItem one, WorkItem other) {
        return Integer.compare(rank(one.tone()), rank(other.tone()));
    }

    private static int rank(BadgeTone tone) {
        return switch (tone) {
            case BAD -> 0;
            case WARNING -> 1;
            case LIVE, WAITING, GOOD, PLAIN -> 2;
        };
    }

    private List<WorkItem> stations(List<StationOverview> worst) {
        List<StationOverview> bad =
                worst.stream().filter(one -> needsSomebody(one.condition())).toList();
        List<StationOverview> listed = bad.stream().limit(LISTED_MOST).toList();
        Map<StationId, Station> stations = new HashMap<>();
        services.directory()
                .stations(listed.stream().map(StationOverview::station).toList())
                .forEach(one -> stations.put(one.id(), one));
        var items = new ArrayList<WorkItem>();
        for (StationOverview one : listed) {
            Optional.ofNullable(stations.get(one.station()))
                    .map(at -> station(one, at))
                    .ifPresent(items::add);
        }
        if (bad.size() > listed.size()) {
            items.add(
                    new WorkItem(
                            BadgeTone.BAD,
                            words.count("work.stations.more", bad.size() - listed.size()),
                            words.text("work.stations.more.about"),
                            "/dai",
                            words.text("work.show")));
        }
        return items;
    }

    private static boolean needsSomebody(StationCondition condition) {
        return switch (condition) {
            case UNREADABLE, CLONED, FAULTY, LOST, SILENT, MISSED -> true;
            case OUTDATED, INAUDIBLE, UNKNOWN, GOOD -> false;
        };
    }

    private WorkItem station(StationOverview row, Station at) {
        return new WorkItem(
                BadgeTone.BAD,
                words.text("work.station", at.name(), words.text("condition", row.condition())),
                row.nextAiring()
                        .map(next -> {
                            boolean lacks = row.logsBehind() > 0 || row.device().missingClips() > 0;
                            return words.text(
                                    lacks ? "work.station.misses" : "work.station.plays",
                                    words.time(next, at.zone()));
                        })
                        .orElseGet(() -> words.text("work.station.about")),
                "/dai/" + at.id(),
                words.text("work.show"));
    }

    private List<WorkItem> handOvers() {
        return services.handOvers().today().stream()
                .filter(one -> !(one.state() instanceof HandOverStatus.State.Met))
                .map(this::handOver)
                .toList();
    }

    private WorkItem handOver(HandOverStatus one) {
        boolean late = one.state() instanceof HandOverStatus.State.Fallback;
        String due = words.time(one.due(), zone);
        String missing =
                one.missingLanguages().stream()
                        .map(words::language)
                        .collect(Collectors.joining(", "));
        String about =
                words.text(late ? "work.handOver.late" : "work.handOver.about", one.fallback());
        return new WorkItem(
                late ? BadgeTone.BAD : BadgeTone.WARNING,
                words.text("work.handOver", one.handOver().title(), due),
                missing.isEmpty() ? about : words.text("work.handOver.missing", about, missing),
                "/ban-giao",
                words.text("work.handOver.button"));
    }

    private List<WorkItem> approvals() {
        List<PendingApproval> waiting =
                services.approvals().listPending().stream()
                        .filter(one -> one.stage() == Stage.AWAITING)
                        .toList();
        var items = new ArrayList<WorkItem>();
        waiting.stream()
                .limit(LISTED_MOST)
                .map(one ->
                        new WorkItem(
                                BadgeTone.WAITING,
                                words.text("work.approval", title(one)),
                                words.text(
                                        "work.approval.about",
                                        step(one.approval()),
                                        one.approval().by(),
                                        words.moment(
                                                one.approval().at(),
                                                zone,
                                                LocalDate.ofInstant(now, zone))),
                                "/duyet/" + one.approval().subject(),
                                words.text("work.approval.button")))
                .forEach(items::add);
        if (waiting.size() > LISTED_MOST) {
            items.add(
                    new WorkItem(
                            BadgeTone.WAITING,
                            words.count("work.approvals.more", waiting.size() - LISTED_MOST),
                            "",
                            "/duyet",
                            words.text("work.show")));
        }
        return items;
    }

    /** Who has to take the next step. */
    private static String step(Approval approval) {
        int next = Math.min(approval.taken().size(), approval.steps().size() - 1);
        return approval.steps().get(next);
    }

    private String title(PendingApproval waiting) {
        return switch (waiting.subject()) {
            case PendingApproval.Subject.SlotSubject(var order) -> order.title();
            case PendingApproval.Subject.SituationSubject(var raised) ->
                    new RuleText(words).situation(raised.playbook());
            case PendingApproval.Subject.ObligationSubject(var obligation) -> obligation.paper();
        };
    }

    private String undelivered(int count) {
        return count < UndeliverableService.COUNTED_AT_MOST
                ? words.count("deadLetters.board", count)
                : words.text("deadLetters.board.most", words.number(count));
    }
}
