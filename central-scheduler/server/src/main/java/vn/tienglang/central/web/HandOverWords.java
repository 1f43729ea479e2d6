package vn.tienglang.central.web;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.central.desk.HandOverView;
import vn.tienglang.central.desk.HandingOver;
import vn.tienglang.central.web.page.Fact;
import vn.tienglang.central.web.page.HandOverPage;
import vn.tienglang.central.web.page.Mark;
import vn.tienglang.central.web.page.Tone;

/** Says in words what is to be handed over, and what stands against it. */
final class HandOverWords {
    private final Words words;
    private final Pages pages;

    HandOverWords(Words words, Pages pages) {
        this.words = words;
        this.pages = pages;
    }

    /** What stands against handing over. */
    List<Complaint> complaints(List<HandingOver.Bar> bars) {
        return bars.stream().map(this::complaint).toList();
    }

    private Complaint complaint(HandingOver.Bar bar) {
        return switch (bar) {
            case HandingOver.Bar.PastDue(Instant due) ->
                    against("past-due", words.time(due, pages.zone()));
            case HandingOver.Bar.NotToday(var date) ->
                    against("not-today", words.day(date, pages.today()));
            case HandingOver.Bar.NotValid(var bulletin) -> against("not-valid", bulletin);
            case HandingOver.Bar.CannotBeTold(var bulletin, var lacking) ->
                    against("cannot-be-told", bulletin, languages(lacking));
        };
    }

    private Complaint against(String rule, Object... facts) {
        return new Complaint(rule, "", words.say("handover-bar." + rule, facts));
    }

    private String languages(List<LanguageTag> languages) {
        return languages.stream().map(words::language).collect(Collectors.joining(", "));
    }

    /** A box of the page. */
    HandOverPage.Box box(HandOverView view, Instant now) {
        var facts = new ArrayList<Fact>();
        facts.add(fact("handover.bulletin", Tone.PLAIN, view.bulletin()));
        facts.add(fact("handover.instead", Tone.PLAIN, view.fallback()));
        facts.add(fact("handover.due", Tone.PLAIN, words.time(view.due(), pages.zone())));
        if (!view.lacking().isEmpty()) {
            facts.add(fact("handover.lacking", Tone.WARNING, languages(view.lacking())));
        }
        boolean isOpen = view.standing() instanceof HandOverView.Standing.Open;
        Duration left = Duration.between(now, view.due());
        return new HandOverPage.Box(
                view.handOver().title(),
                mark(view.standing()),
                facts,
                isOpen ? countdown(left) : "",
                view.due().toEpochMilli(),
                isOpen ? "/ban-giao/" + view.handOver().id() : "",
                "/ban-giao/" + view.handOver().id() + "/bo");
    }

    private Fact fact(String label, Tone tone, String text) {
        return new Fact(words.say(label), new Mark(tone, text));
    }

    private Mark mark(HandOverView.Standing standing) {
        return switch (standing) {
            case HandOverView.Standing.Open _ -> new Mark(Tone.WAITING, words.say("handover.open"));
            case HandOverView.Standing.Met(String by, Instant at) ->
                    new Mark(
                            Tone.GOOD, words.say("handover.met", words.time(at, pages.zone()), by));
            case HandOverView.Standing.Fallback _ ->
                    new Mark(Tone.WARNING, words.say("handover.fallback"));
        };
    }

    /** As a clock that runs down: 02:15:10. */
    private static String countdown(Duration left) {
        Duration rest = left.isNegative() ? Duration.ZERO : left;
        return "%02d:%02d:%02d"
                .formatted(rest.toHours(), rest.toMinutesPart(), rest.toSecondsPart());
    }
}
