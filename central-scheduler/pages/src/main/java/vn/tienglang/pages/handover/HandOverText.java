package vn.tienglang.pages.handover;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.office.bulletin.HandOverResult;
import vn.tienglang.office.bulletin.HandOverStatus;
import vn.tienglang.pages.html.Badge;
import vn.tienglang.pages.html.BadgeTone;
import vn.tienglang.pages.html.Fact;
import vn.tienglang.pages.http.PageRenderer;
import vn.tienglang.pages.text.Messages;
import vn.tienglang.pages.text.RequestError;

/** Text of hand-overs, and of the reasons that reject one. */
final class HandOverText {
    private final Messages words;
    private final PageRenderer pages;

    HandOverText(Messages words, PageRenderer pages) {
        this.words = words;
        this.pages = pages;
    }

    /** The reason that rejects a hand-over. */
    List<RequestError> errors(List<HandOverResult.Reason> reasons) {
        return reasons.stream().map(this::error).toList();
    }

    private RequestError error(HandOverResult.Reason bar) {
        return switch (bar) {
            case HandOverResult.Reason.PastDue(Instant due) ->
                    ruleError("past-due", words.time(due, pages.zone()));
            case HandOverResult.Reason.NotToday(var date) ->
                    ruleError("not-today", words.day(date, pages.today()));
            case HandOverResult.Reason.NotValid(var bulletin) -> ruleError("not-valid", bulletin);
            case HandOverResult.Reason.NoRenditionReady(var bulletin, var lacking) ->
                    ruleError("cannot-be-told", bulletin, languages(lacking));
        };
    }

    private RequestError ruleError(String rule, Object... facts) {
        return new RequestError(rule, "", words.text("handover-bar." + rule, facts));
    }

    private String languages(List<LanguageTag> languages) {
        return languages.stream().map(words::language).collect(Collectors.joining(", "));
    }

    /** The box of one hand-over. */
    HandOverPage.Box box(HandOverStatus view, Instant now) {
        var facts = new ArrayList<Fact>();
        facts.add(fact("handover.bulletin", BadgeTone.PLAIN, view.bulletin()));
        facts.add(fact("handover.instead", BadgeTone.PLAIN, view.fallback()));
        facts.add(fact("handover.due", BadgeTone.PLAIN, words.time(view.due(), pages.zone())));
        if (!view.missingLanguages().isEmpty()) {
            facts.add(
                    fact(
                            "handover.lacking",
                            BadgeTone.WARNING,
                            languages(view.missingLanguages())));
        }
        boolean isOpen = view.state() instanceof HandOverStatus.State.Open;
        Duration left = Duration.between(now, view.due());
        return new HandOverPage.Box(
                view.handOver().title(),
                mark(view.state()),
                facts,
                isOpen ? countdown(left) : "",
                view.due().toEpochMilli(),
                isOpen ? "/ban-giao/" + view.handOver().id() : "",
                "/ban-giao/" + view.handOver().id() + "/bo");
    }

    private Fact fact(String label, BadgeTone tone, String text) {
        return new Fact(words.text(label), new Badge(tone, text));
    }

    private Badge mark(HandOverStatus.State standing) {
        return switch (standing) {
            case HandOverStatus.State.Open _ ->
                    new Badge(BadgeTone.WAITING, words.text("handover.open"));
            case HandOverStatus.State.Met(String by, Instant at) ->
                    new Badge(
                            BadgeTone.GOOD,
                            words.text("handover.met", words.time(at, pages.zone()), by));
            case HandOverStatus.State.Fallback _ ->
                    new Badge(BadgeTone.WARNING, words.text("handover.fallback"));
        };
    }

    /** As a countdown: 02:15:10. */
    private static String countdown(Duration left) {
        Duration rest = left.isNegative() ? Duration.ZERO : left;
        return "%02d:%02d:%02d"
                .formatted(rest.toHours(), rest.toMinutesPart(), rest.toSecondsPart());
    }
}
