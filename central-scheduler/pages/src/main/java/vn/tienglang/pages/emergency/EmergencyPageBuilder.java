package vn.tienglang.pages.emergency;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.tienglang.airtime.Area;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.AreaTree;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.Emergency;
import vn.tienglang.airtime.EmergencyStep;
import vn.tienglang.airtime.Station;
import vn.tienglang.office.OfficeServices;
import vn.tienglang.office.emergency.EmergencyBoard;
import vn.tienglang.office.emergency.EmergencyRefusal;
import vn.tienglang.office.emergency.EmergencyScope;
import vn.tienglang.office.people.Officer;
import vn.tienglang.office.store.emergency.EmergencyRecord;
import vn.tienglang.office.store.emergency.EmergencyText;
import vn.tienglang.office.store.emergency.Hazard;
import vn.tienglang.pages.html.Badge;
import vn.tienglang.pages.html.BadgeTone;
import vn.tienglang.pages.html.PageFrame;
import vn.tienglang.pages.html.PageLink;
import vn.tienglang.pages.text.Messages;

/** Builder of the pages of emergencies: turns what is stored into finished text. */
final class EmergencyPageBuilder {
    private static final List<Integer> HOURS = List.of(1, 2, 3, 6, 12, 24);
    private static final List<Integer> REPEATS = List.of(0, 5, 10, 15, 30, 60);

    /** Areas and recordings that the form offers. */
    private static final int OFFERED = 300;

    private static final int CLIP_FIELDS = 4;

    private final OfficeServices services;
    private final Messages words;
    private final ZoneId zone;
    private final LocalDate today;

    EmergencyPageBuilder(OfficeServices services, Messages words, ZoneId zone, Instant now) {
        this.services = services;
        this.words = words;
        this.zone = zone;
        today = LocalDate.ofInstant(now, zone);
    }

    String title(EmergencyRecord emergency) {
        EmergencyRecord.Content content = emergency.content();
        String title =
                words.text("emergency.kind", content.kind())
                        + ": "
                        + words.text("emergency.hazard", content.hazard());
        return content.exercise() ? words.text("emergency.drill.title", title) : title;
    }

    EmergencyListPage list(PageFrame frame, List<EmergencyRecord> emergencies) {
        return new EmergencyListPage(
                frame,
                links(""),
                links("&drill=1"),
                emergencies.stream()
                        .map(one ->
                                new EmergencyListPage.Line(
                                        title(one),
                                        state(one),
                                        words.text(
                                                "emergency.preparedBy",
                                                one.preparedBy(),
                                                moment(one.preparedAt())),
                                        "/khan-cap/" + one.id(),
                                        one.content().exercise()))
                        .toList());
    }

    private List<PageLink> links(String more) {
        return Stream.of(Hazard.values())
                .map(hazard ->
                        new PageLink(
                                "/khan-cap/soan?hazard=" + hazard.name() + more,
                                words.text("emergency.hazard", hazard)))
                .toList();
    }

    private Badge state(EmergencyRecord emergency) {
        BadgeTone tone =
                switch (emergency.state()) {
                    case PREPARED -> BadgeTone.PLAIN;
                    case ASKED -> BadgeTone.WAITING;
                    case RELEASED -> BadgeTone.LIVE;
                    case ENDED, DISCARDED -> BadgeTone.PLAIN;
                };
        return new Badge(tone, words.text("emergency.state", emergency.state()));
    }

    EmergencyFormPage form(
            PageFrame frame,
            String key,
            EmergencyFormReader.Wanted wanted,
            Optional<EmergencyRecord> before) {
        var hidden = new ArrayList<EmergencyFormPage.Hidden>();
        hidden.add(new EmergencyFormPage.Hidden("kind", wanted.kind().name()));
        hidden.add(new EmergencyFormPage.Hidden("hazard", wanted.hazard().name()));
        if (wanted.exercise()) {
            hidden.add(new EmergencyFormPage.Hidden("drill", "1"));
        }
        OptionalLong replaces = wanted.replaces();
        if (replaces.isPresent()) {
            hidden.add(
                    new EmergencyFormPage.Hidden("replaces", Long.toString(replaces.getAsLong())));
        }
        return new EmergencyFormPage(
                frame,
                key,
                hidden,
                wanted.exercise(),
                parts(wanted, before.map(one -> one.content().text())),
                areas(before.map(one -> one.content().areas()).orElse(List.of())),
                clips(),
                IntStream.rangeClosed(1, CLIP_FIELDS).boxed().toList(),
                HOURS.stream()
                        .map(hours ->
                                new EmergencyFormPage.Option(
                                        hours.toString(),
                                        words.text("emergency.hours", hours),
                                        hours == 2))
                        .toList(),
                REPEATS.stream()
                        .map(minutes ->
                                new EmergencyFormPage.Option(
                                        minutes.toString(),
                                        minutes == 0
                                                ? words.text("emergency.once")
                                                : words.text("emergency.every", minutes),
                                        minutes == 15))
                        .toList());
    }

    /** The words of the hazard, or those of what is replaced. */
    private List<EmergencyFormPage.Part> parts(
            EmergencyFormReader.Wanted wanted, Optional<EmergencyText> before) {
        boolean isAllClear = wanted.kind() == Emergency.Kind.ALL_CLEAR;
        String action =
                isAllClear
                        ? words.text("emergency.block.allClear")
                        : words.text("emergency.block", wanted.hazard());
        return List.of(
                part(
                        "who",
                        before.map(EmergencyText::who).orElse(words.text("emergency.block.who"))),
                part("where", before.map(EmergencyText::where).orElse("")),
                part(
                        "action",
                        isAllClear ? action : before.map(EmergencyText::action).orElse(action)),
                part("until", isAllClear ? words.text("emergency.block.now") : ""),
                part("source", before.map(EmergencyText::source).orElse("")));
    }

    private EmergencyFormPage.Part part(String name, String value) {
        return new EmergencyFormPage.Part(name, words.text("emergency.part." + name), value);
    }

    private List<EmergencyFormPage.Option> areas(List<AreaCode> chosen) {
        AreaTree tree = services.directory().areas();
        return services.directory().areasWithStations(OFFERED).stream()
                .map(area ->
                        new EmergencyFormPage.Option(
                                area.area().value(),
                                words.text(
                                        "emergency.area", name(tree, area.area()), area.stations()),
                                chosen.contains(area.area())))
                .toList();
    }

    private String name(AreaTree tree, AreaCode area) {
        return tree.find(area, today).map(Area::name).orElse(area.value());
    }

    private List<EmergencyFormPage.Option> clips() {
        return services.clips().clips().stream()
                .limit(OFFERED)
                .map(clip -> new EmergencyFormPage.Option(clip.id().value(), said(clip), false))
                .toList();
    }

    private String said(Clip clip) {
        return clip.title()
                + " · "
                + words.language(clip.language())
                + " · "
                + words.duration(clip.length());
    }

    EmergencyPage emergency(PageFrame frame, EmergencyRecord emergency, Officer officer) {
        boolean isDraft =
                emergency.state() == EmergencyRecord.State.PREPARED
                        || emergency.state() == EmergencyRecord.State.ASKED;
        List<EmergencyRefusal> refusals =
                isDraft ? services.emergencies().check(emergency.content()) : List.of();
        List<String> stations = isDraft ? stations(emergency) : List.of();
        boolean wasReleased = emergency.message().isPresent();
        boolean mayBreak = emergency.state() == EmergencyRecord.State.ASKED && refusals.isEmpty();
        return new EmergencyPage(
                frame,
                emergency.content().exercise(),
                state(emergency),
                parts(emergency),
                facts(emergency),
                refusals.stream().map(this::refusal).toList(),
                stations,
                actions(emergency, officer, refusals.isEmpty()),
                followUps(emergency),
                mayBreak ? EmergencyRoutes.Step.BREAK_GLASS.path(emergency.id()) : "",
                wasReleased ? "/khan-cap/" + emergency.id() + "/bang" : "",
                board(emergency.id()));
    }

    private List<EmergencyPage.Fact> parts(EmergencyRecord emergency) {
        EmergencyText text = emergency.content().text();
        return List.of(
                fact("emergency.part.who", text.who()),
                fact("emergency.part.where", text.where()),
                fact("emergency.part.action", text.action()),
                fact("emergency.part.until", text.until()),
                fact("emergency.part.source", text.source()));
    }

    private EmergencyPage.Fact fact(String key, String text) {
        return new EmergencyPage.Fact(words.text(key), text.isBlank() ? "—" : text);
    }

    private List<EmergencyPage.Fact> facts(EmergencyRecord emergency) {
        EmergencyRecord.Content content = emergency.content();
        AreaTree tree = services.directory().areas();
        var facts = new ArrayList<EmergencyPage.Fact>();
        facts.add(
                fact(
                        "emergency.field.areas",
                        content.areas().stream()
                                .map(area -> name(tree, area))
                                .collect(Collectors.joining(", "))));
        facts.add(
                fact(
                        "emergency.field.clips",
                        content.clips().stream()
                                .flatMap(clip -> services.clips().clip(clip).stream())
                                .map(this::said)
                                .collect(Collectors.joining("; "))));
        facts.add(fact("emergency.expires", moment(content.expires())));
        facts.add(
                fact(
                        "emergency.field.repeat",
                        content.repeatMinutes() == 0
                                ? words.text("emergency.once")
                                : words.text("emergency.every", content.repeatMinutes())));
        facts.add(
                fact(
                        "emergency.persons",
                        words.text(
                                "emergency.persons.text",
                                emergency.preparedBy(),
                                orDash(emergency.askedBy()),
                                orDash(emergency.confirmedBy()))));
        if (!emergency.breakGlass().isEmpty()) {
            facts.add(fact("emergency.breakGlass.told", emergency.breakGlass()));
        }
        return facts;
    }

    private static String orDash(String login) {
        return login.isEmpty() ? "—" : login;
    }

    private List<String> stations(EmergencyRecord emergency) {
        EmergencyScope scope = services.emergencies().scope(emergency.content());
        var languages = new ArrayList<String>();
        scope.languages()
                .forEach((language, count) ->
                        languages.add(
                                words.text("emergency.language", words.language(language), count)));
        Stream<String> names =
                services.directory().stations(scope.stations().keySet()).stream()
                        .map(Station::name)
                        .sorted();
        return Stream.concat(languages.stream(), names).toList();
    }

    private List<EmergencyPage.Action> actions(
            EmergencyRecord emergency, Officer officer, boolean isReady) {
        var actions = new ArrayList<EmergencyPage.Action>();
        switch (emergency.state()) {
            case PREPARED -> {
                if (isReady) {
                    actions.add(action(EmergencyRoutes.Step.ASK, emergency, false));
                }
                actions.add(action(EmergencyRoutes.Step.DISCARD, emergency, false));
            }
            case ASKED -> {
                if (isReady && !officer.login().equals(emergency.askedBy())) {
                    actions.add(action(EmergencyRoutes.Step.CONFIRM, emergency, true));
                }
                actions.add(action(EmergencyRoutes.Step.DISCARD, emergency, false));
            }
            case RELEASED -> {
                if (emergency.content().kind() != Emergency.Kind.CANCEL) {
                    actions.add(action(EmergencyRoutes.Step.CANCEL, emergency, true));
                }
            }
            case ENDED, DISCARDED -> {}
        }
        return actions;
    }

    private EmergencyPage.Action action(
            EmergencyRoutes.Step step, EmergencyRecord emergency, boolean danger) {
        return new EmergencyPage.Action(
                words.text("emergency.step", step),
                step.question(emergency.id()),
                step.path(emergency.id()),
                danger);
    }

    /** Update and all-clear can be prepared as soon as the alert is, and never change its sort. */
    private List<EmergencyPage.Action> followUps(EmergencyRecord emergency) {
        boolean isOver =
                emergency.state() == EmergencyRecord.State.ENDED
                        || emergency.state() == EmergencyRecord.State.DISCARDED;
        if (isOver || emergency.content().kind() == Emergency.Kind.CANCEL) {
            return List.of();
        }
        return Stream.of(Emergency.Kind.UPDATE, Emergency.Kind.ALL_CLEAR)
                .map(kind ->
                        new EmergencyPage.Action(
                                words.text("emergency.prepareKind", kind),
                                "/khan-cap/soan?kind="
                                        + kind.name()
                                        + "&hazard="
                                        + emergency.content().hazard().name()
                                        + "&replaces="
                                        + emergency.id()
                                        + (emergency.content().exercise() ? "&drill=1" : ""),
                                "",
                                false))
                .toList();
    }

    String question(EmergencyRoutes.Step step, EmergencyRecord emergency) {
        int stations =
                emergency.message().isPresent()
                        ? board(emergency.id()).rows().size()
                        : services.emergencies().scope(emergency.content()).stations().size();
        return words.text("emergency.question." + step.name(), title(emergency), stations);
    }

    String refusal(EmergencyRefusal refusal) {
        String about =
                refusal.reason() == EmergencyRefusal.Reason.PART_MISSING
                        ? words.text(
                                "emergency.missing", EmergencyText.Part.valueOf(refusal.about()))
                        : refusal.about();
        return words.text("emergency.refusal." + refusal.reason().name(), about);
    }

    EmergencyBoardView board(long id) {
        return services.emergencies().board(id).map(this::board).orElse(EmergencyBoardView.NONE);
    }

    private EmergencyBoardView board(EmergencyBoard board) {
        var counts = new ArrayList<String>();
        counts.add(words.text("emergency.count.all", board.rows().size()));
        counts.add(words.text("emergency.count.silent", board.silent()));
        board.counts()
                .forEach((step, count) ->
                        counts.add(
                                words.text(
                                        "emergency.count",
                                        words.text("emergency.at", step),
                                        count)));
        return new EmergencyBoardView(counts, board.rows().stream().map(this::row).toList());
    }

    private EmergencyBoardView.Row row(EmergencyBoard.Row row) {
        Badge state =
                row.furthest()
                        .map(step -> new Badge(tone(step), words.text("emergency.at", step)))
                        .orElseGet(() -> new Badge(BadgeTone.BAD, words.text("emergency.silent")));
        String times =
                row.steps().entrySet().stream()
                        .map(one ->
                                words.text("emergency.at", one.getKey())
                                        + " "
                                        + words.second(one.getValue(), zone))
                        .collect(Collectors.joining(" → "));
        return new EmergencyBoardView.Row(row.name(), state, times);
    }

    private static BadgeTone tone(EmergencyStep step) {
        return switch (step) {
            case RECEIVED, VERIFIED, RELAY_CLOSED -> BadgeTone.WAITING;
            case WAITS_FOR_TIME -> BadgeTone.WARNING;
            case SOUNDING -> BadgeTone.LIVE;
            case FINISHED, CANCELLED -> BadgeTone.GOOD;
            case NOT_PLAYED -> BadgeTone.BAD;
        };
    }

    private String moment(Instant instant) {
        return words.moment(instant, zone, today);
    }
}
