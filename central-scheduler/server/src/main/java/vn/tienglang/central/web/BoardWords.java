package vn.tienglang.central.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.Area;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.airtime.asrun.Playback;
import vn.tienglang.airtime.wire.StationStatus;
import vn.tienglang.central.desk.AiringView;
import vn.tienglang.central.desk.Delivery;
import vn.tienglang.central.desk.ObjectionCount;
import vn.tienglang.central.desk.Presence;
import vn.tienglang.central.desk.StationView;
import vn.tienglang.central.web.page.BoardPage.AiringLine;
import vn.tienglang.central.web.page.BoardPage.Board;
import vn.tienglang.central.web.page.BoardPage.OnAir;
import vn.tienglang.central.web.page.BoardPage.Proof;
import vn.tienglang.central.web.page.BoardPage.StationCard;
import vn.tienglang.central.web.page.BoardPage.Step;
import vn.tienglang.central.web.page.Fact;
import vn.tienglang.central.web.page.Mark;
import vn.tienglang.central.web.page.Tone;
import vn.tienglang.planner.compliance.Verdict;

/** The board in words, as it is at one moment. */
final class BoardWords {
    private final Words words;
    private final Marks marks;
    private final Instant now;

    BoardWords(Words words, Instant now) {
        this.words = words;
        this.marks = new Marks(words);
        this.now = now;
    }

    /** All stations, and what the centre had to refuse. */
    Board board(List<StationView> stations, List<ObjectionCount> objections) {
        Map<String, List<ObjectionCount>> byStation =
                objections.stream().collect(Collectors.groupingBy(ObjectionCount::who));
        return new Board(
                summary(stations, byStation.getOrDefault(ObjectionCount.STRANGER, List.of())),
                stations.stream()
                        .map(view ->
                                card(
                                        view,
                                        byStation.getOrDefault(
                                                view.station().id().value(), List.of())))
                        .toList());
    }

    private List<Mark> summary(List<StationView> stations, List<ObjectionCount> strangers) {
        if (stations.isEmpty()) {
            return List.of();
        }
        var summary = new ArrayList<Mark>();
        summary.add(new Mark(Tone.PLAIN, words.count("board.stations", stations.size())));
        addCount(summary, Tone.GOOD, "board.connected", count(stations, BoardWords::isOnline));
        addCount(summary, Tone.LIVE, "board.sounding", count(stations, BoardWords::isSounding));
        addCount(summary, Tone.BAD, "board.lost.count", count(stations, BoardWords::isLost));
        addCount(summary, Tone.BAD, "board.troubled", count(stations, BoardWords::isTroubled));
        addCount(
                summary, Tone.WARNING, "board.silent.count", count(stations, BoardWords::isSilent));
        if (!strangers.isEmpty()) {
            summary.add(
                    new Mark(
                            Tone.WARNING,
                            words.say(
                                    "board.strangers",
                                    words.number(total(strangers)),
                                    reasons(strangers))));
        }
        return summary;
    }

    private void addCount(List<Mark> summary, Tone tone, String key, long count) {
        if (count > 0) {
            summary.add(new Mark(tone, words.say(key, words.number(count))));
        }
    }

    private static long count(List<StationView> stations, Predicate<StationView> which) {
        return stations.stream().filter(which).count();
    }

    private static boolean isOnline(StationView view) {
        return view.presence() == Presence.ONLINE;
    }

    private static boolean isLost(StationView view) {
        return view.presence() == Presence.LOST;
    }

    /** Something is on, whether or not anybody hears it. */
    private static boolean plays(StationView view) {
        return isOnline(view) && view.status().stream().anyMatch(said -> !said.onAir().isEmpty());
    }

    private static boolean isSounding(StationView view) {
        return plays(view) && !isSilent(view);
    }

    private static boolean isTroubled(StationView view) {
        return view.status().stream()
                .anyMatch(said -> !said.faults().isEmpty() || !said.clockTrusted());
    }

    private static boolean isSilent(StationView view) {
        return view.status().stream().anyMatch(said -> !said.audible());
    }

    private StationCard card(StationView view, List<ObjectionCount> objections) {
        Optional<StationStatus> status = view.status();
        return new StationCard(
                view.station().id().value(),
                view.station().name(),
                view.ancestry().stream()
                        .filter(area -> !area.isRoot())
                        .map(Area::name)
                        .collect(Collectors.joining(", ")),
                presence(view),
                plays(view)
                        ? status.stream().flatMap(said -> onAir(view, said)).toList()
                        : List.of(),
                offAir(view),
                status.filter(said -> !said.audible())
                        .map(said -> words.say("board.silent.why", said.output()))
                        .orElse(""),
                status.map(this::faults).orElse(List.of()),
                view.today().stream().map(airing -> line(view, airing)).toList(),
                proof(view),
                status.map(said -> equipment(view, said, objections)).orElse(List.of()));
    }

    private List<String> faults(StationStatus status) {
        return Stream.concat(
                        status.faults().stream(),
                        status.clockTrusted()
                                ? Stream.empty()
                                : Stream.of(words.say("board.clockUnsure")))
                .toList();
    }

    private Mark presence(StationView view) {
        return view.presence() == Presence.LOST
                ? new Mark(Tone.BAD, words.say("presence.lostSince", moment(view.heardAt(), view)))
                : marks.presence(view.presence());
    }

    private String offAir(StationView view) {
        return switch (view.presence()) {
            case ONLINE -> words.say("board.offAir");
            case LOST -> words.say("board.offAir.lost");
            case UNKNOWN -> words.say("board.unheard");
        };
    }

    private Stream<OnAir> onAir(StationView view, StationStatus status) {
        return status.onAir().stream().map(id -> onAir(view, id));
    }

    private OnAir onAir(StationView view, AiringId id) {
        Mark mark =
                isSilent(view)
                        ? new Mark(Tone.WARNING, words.say("board.onAir.silent"))
                        : new Mark(Tone.LIVE, words.say("board.onAir"));
        return view.today().stream()
                .filter(airing -> airing.id().equals(id))
                .map(airing -> new OnAir(mark, airing.title(), until(view, airing)))
                .findFirst()
                .orElseGet(() -> new OnAir(mark, id.value(), ""));
    }

    private String until(StationView view, AiringView airing) {
        String end = words.time(airing.airtime().end(), view.station().zone());
        return words.language(airing.language()) + " · " + words.say("board.until", end);
    }

    private AiringLine line(StationView view, AiringView airing) {
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
                        ? marks.onAir(isSilent(view))
                        : marks.verdict(airing.verdict(), airing.airtime(), now),
                on || airing.airtime().contains(now));
    }

    /** Once it is known what became of it, nobody asks any more how it got there. */
    private static boolean isSettled(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Fulfilled _, Verdict.Partial _, Verdict.Preempted _, Verdict.Missed _ ->
                    true;
            case Verdict.Awaited _, Verdict.Unconfirmed _ -> false;
        };
    }

    private String about(AiringView airing) {
        String about =
                words.language(airing.language())
                        + " · "
                        + words.duration(airing.airtime().length());
        return airing.messageClass() == MessageClass.ORDINARY
                ? about
                : about + " · " + words.say("messageClass", airing.messageClass());
    }

    private List<Step> steps(Delivery reached) {
        return Stream.of(Delivery.values())
                .map(step -> new Step(words.say("delivery", step), step.compareTo(reached) <= 0))
                .toList();
    }

    /** Of today's airings, the one that was begun last. */
    private List<Proof> proof(StationView view) {
        return view.today().reversed().stream()
                .flatMap(airing ->
                        playback(airing.verdict()).stream()
                                .map(playback -> proof(view, airing, playback)))
                .limit(1)
                .toList();
    }

    private static Optional<Playback> playback(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Fulfilled(Playback playback) -> Optional.of(playback);
            case Verdict.Partial(Playback playback, var _) -> Optional.of(playback);
            case Verdict.Preempted(Playback playback) -> Optional.of(playback);
            case Verdict.Missed _, Verdict.Awaited _, Verdict.Unconfirmed _ -> Optional.empty();
        };
    }

    private Proof proof(StationView view, AiringView airing, Playback playback) {
        return new Proof(
                marks.evidence(playback.evidence()),
                airing.title(),
                words.say(
                        "board.proof.played",
                        moment(playback.startedAt(), view),
                        marks.played(playback)),
                words.say(
                        "board.proof.details",
                        marks.frames(playback),
                        moment(playback.relayClosedAt(), view)));
    }

    private List<Fact> equipment(
            StationView view, StationStatus status, List<ObjectionCount> objections) {
        var facts = new ArrayList<Fact>();
        facts.add(fact("board.heard", moment(view.heardAt(), view)));
        facts.add(
                new Fact(
                        words.say("board.clockTrust"),
                        status.clockTrusted()
                                ? new Mark(Tone.GOOD, words.say("board.clockTrust.yes"))
                                : new Mark(Tone.BAD, words.say("board.clockTrust.no"))));
        facts.add(
                new Fact(
                        words.say("board.output"),
                        new Mark(status.audible() ? Tone.GOOD : Tone.WARNING, status.output())));
        facts.add(fact("board.relays", status.relays()));
        if (!status.missing().isEmpty()) {
            facts.add(
                    waiting(
                            "board.missing",
                            words.say("board.missing.some", status.missing().size())));
        }
        if (status.unsent() > 0) {
            facts.add(
                    waiting(
                            "board.unsent",
                            words.say("board.unsent.some", words.number(status.unsent()))));
        }
        if (!status.rejected().isEmpty()) {
            String reasons =
                    status.rejected().entrySet().stream()
                            .map(one ->
                                    words.number(one.getValue())
                                            + " "
                                            + words.say("rejection", one.getKey()))
                            .collect(Collectors.joining(", "));
            facts.add(new Fact(words.say("board.rejected"), new Mark(Tone.WARNING, reasons)));
        }
        if (!objections.isEmpty()) {
            facts.add(
                    new Fact(
                            words.say("board.refused"),
                            new Mark(Tone.WARNING, reasons(objections))));
        }
        return facts;
    }

    private Fact fact(String key, String text) {
        return new Fact(words.say(key), new Mark(Tone.PLAIN, text));
    }

    private Fact waiting(String key, String text) {
        return new Fact(words.say(key), new Mark(Tone.WAITING, text));
    }

    private String reasons(List<ObjectionCount> objections) {
        return objections.stream()
                .map(one -> words.number(one.count()) + " " + words.say("objection", one.why()))
                .collect(Collectors.joining(", "));
    }

    private static long total(List<ObjectionCount> objections) {
        return objections.stream().mapToLong(ObjectionCount::count).sum();
    }

    private String moment(Instant instant, StationView view) {
        return words.moment(
                instant, view.station().zone(), LocalDate.ofInstant(now, view.station().zone()));
    }
}
