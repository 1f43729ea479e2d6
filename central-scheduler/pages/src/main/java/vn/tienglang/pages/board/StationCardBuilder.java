package vn.tienglang.pages.board;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.Airtime;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.airtime.asrun.Playback;
import vn.tienglang.airtime.wire.StationStatus;
import vn.tienglang.office.report.AiringSummary;
import vn.tienglang.office.report.DeliveryState;
import vn.tienglang.office.report.StationSummary;
import vn.tienglang.office.store.station.RejectionCount;
import vn.tienglang.office.store.station.StationPresence;
import vn.tienglang.pages.board.BoardPage.AiringLine;
import vn.tienglang.pages.board.BoardPage.OnAir;
import vn.tienglang.pages.board.BoardPage.Proof;
import vn.tienglang.pages.board.BoardPage.StationCard;
import vn.tienglang.pages.board.BoardPage.Step;
import vn.tienglang.pages.day.DayRulerBuilder;
import vn.tienglang.pages.form.AreaIndex;
import vn.tienglang.pages.html.Badge;
import vn.tienglang.pages.html.BadgeTone;
import vn.tienglang.pages.html.Fact;
import vn.tienglang.pages.html.StatusBadges;
import vn.tienglang.pages.text.Messages;
import vn.tienglang.planner.compliance.Verdict;

/** Builder of the card of one station on the board. */
final class StationCardBuilder {
    private final Messages words;
    private final StatusBadges badges;
    private final DayRulerBuilder rulers;
    private final Instant now;

    StationCardBuilder(Messages words, Instant now) {
        this.words = words;
        this.badges = new StatusBadges(words);
        this.rulers = new DayRulerBuilder(words, now);
        this.now = now;
    }

    /** The card of a station; with the messages of it that the centre rejected. */
    StationCard card(
            StationSummary view,
            List<Airtime> open,
            boolean isUnreadable,
            List<RejectionCount> objections) {
        Optional<StationStatus> status = view.status();
        return new StationCard(
                view.station().id().value(),
                view.station().name(),
                view.ancestry().stream()
                        .filter(area -> !area.isRoot())
                        .map(area -> AreaIndex.name(area, words))
                        .collect(Collectors.joining(", ")),
                presence(view),
                note(view),
                rulers.today(view, open),
                plays(view)
                        ? status.stream().flatMap(said -> onAir(view, said)).toList()
                        : List.of(),
                offAir(view),
                status.filter(said -> !said.audible())
                        .map(said -> words.text("board.silent.why", said.output(), said.relays()))
                        .orElse(""),
                isUnreadable ? List.of(words.text("board.unreadable")) : faults(view),
                view.today().stream().map(airing -> line(view, airing)).toList(),
                proof(view),
                status.map(said -> equipment(view, said, objections)).orElse(List.of()));
    }

    private String note(StationSummary view) {
        if (view.today().isEmpty()) {
            return "";
        }
        long proven =
                view.today().stream()
                        .filter(one -> one.verdict() instanceof Verdict.Fulfilled)
                        .count();
        String done =
                words.text(
                        "today.row.done", words.number(proven), words.number(view.today().size()));
        return view.today().stream()
                .map(one -> one.airtime().start())
                .filter(now::isBefore)
                .min(Instant::compareTo)
                .map(next ->
                        words.text("today.row.next", done, words.time(next, view.station().zone())))
                .orElse(done);
    }

    private List<String> faults(StationSummary view) {
        return Stream.concat(
                        view.cloned() ? Stream.of(words.text("board.clone")) : Stream.empty(),
                        view.status().stream().flatMap(this::faults))
                .toList();
    }

    private Stream<String> faults(StationStatus status) {
        return Stream.concat(
                status.faults().stream(),
                status.clockTrusted()
                        ? Stream.empty()
                        : Stream.of(words.text("board.clockUnsure")));
    }

    private Badge presence(StationSummary view) {
        String received = moment(view.receivedAt(), view);
        return switch (view.presence()) {
            case LOST -> new Badge(BadgeTone.BAD, words.text("presence.lostSince", received));
            case SILENT -> new Badge(BadgeTone.BAD, words.text("presence.silentSince", received));
            case ONLINE, UNKNOWN -> badges.presence(view.presence());
        };
    }

    private String offAir(StationSummary view) {
        return switch (view.presence()) {
            case ONLINE -> muted(view).orElseGet(() -> words.text("board.offAir"));
            case LOST, SILENT -> words.text("board.offAir.lost");
            case UNKNOWN -> words.text("board.unheard");
        };
    }

    /** Until when staff muted the station, if they did. */
    private Optional<String> muted(StationSummary view) {
        return view.status()
                .flatMap(StationStatus::mutedUntil)
                .filter(now::isBefore)
                .map(until -> words.text("board.muted", minute(until, view)));
    }

    private Stream<OnAir> onAir(StationSummary view, StationStatus status) {
        return status.onAir().stream().map(id -> onAir(view, id));
    }

    private OnAir onAir(StationSummary view, AiringId id) {
        Badge mark =
                isSilent(view)
                        ? new Badge(BadgeTone.WARNING, words.text("board.onAir.silent"))
                        : new Badge(BadgeTone.LIVE, words.text("board.onAir"));
        return view.today().stream()
                .filter(airing -> airing.id().equals(id))
                .map(airing -> new OnAir(mark, airing.title(), until(view, airing)))
                .findFirst()
                .orElseGet(() -> new OnAir(mark, id.value(), ""));
    }

    private String until(StationSummary view, AiringSummary airing) {
        String end = words.time(airing.airtime().end(), view.station().zone());
        return words.language(airing.language()) + " · " + words.text("board.until", end);
    }

    private AiringLine line(StationSummary view, AiringSummary airing) {
        boolean on =
                plays(view)
                        && view.status().stream()
                                .anyMatch(said -> said.onAir().contains(airing.id()));
        return new AiringLine(
                words.time(airing.airtime().start(), view.station().zone()),
                airing.title(),
                about(airing),
                isSettled(airing.verdict()) ? List.of() : steps(airing.delivery()),
                on
                        ? badges.onAir(isSilent(view))
                        : badges.verdict(airing.verdict(), airing.airtime(), now),
                on || airing.airtime().contains(now));
    }

    /** Whether the outcome is known; the steps of the delivery are no longer shown then. */
    private static boolean isSettled(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Fulfilled _, Verdict.Partial _, Verdict.Preempted _, Verdict.Missed _ ->
                    true;
            case Verdict.Awaited _, Verdict.Unconfirmed _ -> false;
        };
    }

    private String about(AiringSummary airing) {
        String about =
                words.language(airing.language())
                        + " · "
                        + words.duration(airing.airtime().length());
        return airing.messageClass() == MessageClass.ORDINARY
                ? about
                : about + " · " + words.text("messageClass", airing.messageClass());
    }

    private List<Step> steps(DeliveryState reached) {
        return Stream.of(DeliveryState.values())
                .map(step -> new Step(words.text("delivery", step), step.compareTo(reached) <= 0))
                .toList();
    }

    /** The proof of the airing of today that started last. */
    private List<Proof> proof(StationSummary view) {
        return view.today().reversed().stream()
                .flatMap(airing ->
                        playback(airing.verdict()).stream()
                                .map(playback -> proof(view, airing, playback)))
                .limit(1)
                .toList();
    }

    private Proof proof(StationSummary view, AiringSummary airing, Playback playback) {
        return new Proof(
                badges.evidence(playback.evidence()),
                airing.title(),
                words.text(
                        "board.proof.played",
                        moment(playback.startedAt(), view),
                        badges.playedLength(playback)),
                words.text(
                        "board.proof.details",
                        badges.frames(playback),
                        moment(playback.relayClosedAt(), view)));
    }

    private static Optional<Playback> playback(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Fulfilled(Playback playback) -> Optional.of(playback);
            case Verdict.Partial(Playback playback, var _) -> Optional.of(playback);
            case Verdict.Preempted(Playback playback) -> Optional.of(playback);
            case Verdict.Missed _, Verdict.Awaited _, Verdict.Unconfirmed _ -> Optional.empty();
        };
    }

    private List<Fact> equipment(
            StationSummary view, StationStatus status, List<RejectionCount> objections) {
        var facts = new ArrayList<Fact>();
        facts.add(fact("board.heard", moment(view.receivedAt(), view)));
        facts.add(
                new Fact(
                        words.text("board.clockTrust"),
                        status.clockTrusted()
                                ? new Badge(BadgeTone.GOOD, words.text("board.clockTrust.yes"))
                                : new Badge(BadgeTone.BAD, words.text("board.clockTrust.no"))));
        facts.add(
                new Fact(
                        words.text("board.output"),
                        new Badge(
                                status.audible() ? BadgeTone.GOOD : BadgeTone.WARNING,
                                status.output())));
        facts.add(fact("board.relays", status.relays()));
        if (!status.missing().isEmpty()) {
            facts.add(
                    waiting(
                            "board.missing",
                            words.text("board.missing.some", status.missing().size())));
        }
        if (status.unsent() > 0) {
            facts.add(
                    waiting(
                            "board.unsent",
                            words.text("board.unsent.some", words.number(status.unsent()))));
        }
        if (!status.rejected().isEmpty()) {
            String reasons =
                    status.rejected().entrySet().stream()
                            .map(one ->
                                    words.number(one.getValue())
                                            + " "
                                            + words.text("rejection", one.getKey()))
                            .collect(Collectors.joining(", "));
            facts.add(
                    new Fact(words.text("board.rejected"), new Badge(BadgeTone.WARNING, reasons)));
        }
        if (!objections.isEmpty()) {
            facts.add(
                    new Fact(
                            words.text("board.refused"),
                            new Badge(BadgeTone.WARNING, reasons(objections))));
        }
        return facts;
    }

    private Fact fact(String key, String text) {
        return new Fact(words.text(key), new Badge(BadgeTone.PLAIN, text));
    }

    private Fact waiting(String key, String text) {
        return new Fact(words.text(key), new Badge(BadgeTone.WAITING, text));
    }

    private String moment(Instant instant, StationSummary view) {
        return words.moment(
                instant, view.station().zone(), LocalDate.ofInstant(now, view.station().zone()));
    }

    private String minute(Instant instant, StationSummary view) {
        ZoneId zone = view.station().zone();
        return words.minute(instant, zone, LocalDate.ofInstant(now, zone));
    }

    /** Whether an airing plays, audible or not. */
    static boolean plays(StationSummary view) {
        return view.presence() == StationPresence.ONLINE
                && view.status().stream().anyMatch(said -> !said.onAir().isEmpty());
    }

    static boolean isSilent(StationSummary view) {
        return view.status().stream().anyMatch(said -> !said.audible());
    }

    String reasons(List<RejectionCount> objections) {
        return objections.stream()
                .map(one -> words.number(one.count()) + " " + words.text("objection", one.reason()))
                .collect(Collectors.joining(", "));
    }
}
