package vn.tienglang.pages.explain;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.office.preview.PlanNames;
import vn.tienglang.pages.bulletin.BulletinText;
import vn.tienglang.pages.text.Messages;
import vn.tienglang.pages.text.RefusalText;
import vn.tienglang.planner.bulletin.Bulletin;
import vn.tienglang.planner.bulletin.BulletinId;
import vn.tienglang.planner.bulletin.Rendition;
import vn.tienglang.planner.bulletin.Validity;
import vn.tienglang.planner.explain.Explanation;
import vn.tienglang.planner.explain.UnplacedReason;
import vn.tienglang.planner.obligation.Obligation;
import vn.tienglang.planner.obligation.ObligationId;
import vn.tienglang.planner.policy.Cap;
import vn.tienglang.planner.slot.SlotId;

/**
 * Text of the reason why an order is not played: the rule and its source, and who has to do what.
 */
public final class UnplacedText {
    private final Messages words;
    private final RefusalText sentences;
    private final PlanNames names;
    private final ZoneId zone;
    private final LocalDate date;

    /**
     * Creates the text for a station in this zone.
     *
     * @param date the day of the names of areas
     */
    UnplacedText(
            Messages words, RefusalText sentences, PlanNames names, ZoneId zone, LocalDate date) {
        this.words = words;
        this.sentences = sentences;
        this.names = names;
        this.zone = zone;
        this.date = date;
    }

    /**
     * Reason why an order is not played.
     *
     * @param rule the rule, as one word that is the same in every language
     * @param reason the sentence
     * @param remedies what has to be done; empty when only the plan can be changed
     * @param path path of the page to do it; empty when there is none
     */
    public record UnplacedSentence(String rule, String reason, List<String> remedies, String path) {
        /** Takes a copy. */
        public UnplacedSentence {
            remedies = List.copyOf(remedies);
        }

        /** The reason, and the remedies. */
        public String sentence() {
            return remedies.isEmpty() ? reason : reason + " " + String.join(" ", remedies);
        }
    }

    /** The reason of an unplaced item. */
    UnplacedSentence describe(UnplacedReason ground) {
        return switch (ground) {
            case UnplacedReason.Closed(var closures) ->
                    ruleSentence(
                            "closed",
                            closures.stream()
                                    .map(one -> sentences.closure(one, zone, date))
                                    .distinct()
                                    .collect(Collectors.joining("; ")));
            case UnplacedReason.Occupied(SlotId by) -> ruleSentence("taken", order(by));
            case UnplacedReason.OccupiedByCommitted _ -> ruleSentence("issued");
            case UnplacedReason.PastHardEnd _ -> ruleSentence("hard-end");
            case UnplacedReason.SessionCapExceeded(Cap cap) ->
                    ruleSentence("over-session", cap(cap));
            case UnplacedReason.DayCapExceeded(Cap cap) -> ruleSentence("over-day", cap(cap));
            case UnplacedReason.LogFull _ -> ruleSentence("log-full");
            case UnplacedReason.UnknownClip(var clip) ->
                    new UnplacedSentence(
                            "unknown-clip",
                            words.text("ground.unknown-clip", clip.brief()),
                            List.of(words.text("ground.remedy.unknown-clip")),
                            "/ban-ghi");
            case UnplacedReason.UnknownBulletin(BulletinId bulletin) ->
                    ruleSentence("unknown-bulletin", bulletin.value());
            case UnplacedReason.BulletinNotValid(BulletinId bulletin) -> notValid(bulletin);
            case UnplacedReason.NoCommonLanguage(BulletinId bulletin) ->
                    new UnplacedSentence(
                            "no-language",
                            words.text("ground.no-language", title(bulletin)),
                            List.of(words.text("ground.remedy.no-language")),
                            path(bulletin));
            case UnplacedReason.NoRendition(var bulletin, var language, var lacks) ->
                    noRendition(bulletin, language, lacks);
            case UnplacedReason.NothingToPlay _ ->
                    new UnplacedSentence(
                            "nothing-to-tell",
                            words.text("ground.nothing-to-tell"),
                            List.of(words.text("ground.remedy.nothing-to-tell")),
                            "/ban-tin");
            case UnplacedReason.TooLate(var until) ->
                    ruleSentence(
                            "frozen",
                            words.time(until, zone),
                            words.date(LocalDate.ofInstant(until, zone)));
            case UnplacedReason.RepeatedTooOften(var limit) ->
                    ruleSentence(
                            "repeated",
                            words.number(limit.perSession()),
                            words.number(limit.perDay()),
                            words.duration(limit.gap()),
                            sentences.quote(limit.by(), date));
            case UnplacedReason.NoFreeAirtime _ -> ruleSentence("no-free-air");
            case UnplacedReason.Unmet(var obligation, long missing, var grounds) ->
                    unmetObligation(obligation, missing, grounds);
        };
    }

    /** The title and owner of an order. */
    String order(SlotId id) {
        return names.order(id).map(this::order).orElse(id.value());
    }

    private String order(Explanation.OrderSource behind) {
        return switch (behind) {
            case Explanation.OrderSource.BySlot(var _, var title, var issuer, var _) ->
                    words.text("order.slot", title, sentences.area(issuer, date));
            case Explanation.OrderSource.ByCampaign(
                            var _,
                            var unit,
                            int situation,
                            var title,
                            var _) ->
                    words.text("order.campaign", situation, title, sentences.area(unit, date));
            case Explanation.OrderSource.ByObligation(var _, var paper, var unit) ->
                    words.text("order.obligation", paper, sentences.area(unit, date));
            case Explanation.OrderSource.Fallback(var order, var _, var _, var _, var _) ->
                    order(order);
            case Explanation.OrderSource.Committed _ -> words.text("order.issued");
        };
    }

    private UnplacedSentence ruleSentence(String rule, Object... facts) {
        return new UnplacedSentence(rule, words.text("ground." + rule, facts), List.of(), "");
    }

    private Object[] cap(Cap cap) {
        return new Object[] {words.duration(cap.maximum()), sentences.quote(cap.by(), date)};
    }

    private String title(BulletinId id) {
        return names.bulletin(id).map(one -> one.details().title()).orElse(id.value());
    }

    private static String path(BulletinId id) {
        return "/ban-tin/" + id;
    }

    private UnplacedSentence notValid(BulletinId id) {
        Optional<Bulletin> bulletin = names.bulletin(id);
        if (bulletin.isEmpty() || bulletin.get().retired()) {
            return new UnplacedSentence(
                    "not-valid",
                    words.text("ground.laid-aside", title(id)),
                    List.of(words.text("ground.remedy.laid-aside")),
                    path(id));
        }
        Validity holds = bulletin.get().details().validity();
        return new UnplacedSentence(
                "not-valid",
                words.text(
                        "ground.not-valid",
                        title(id),
                        words.date(holds.from()),
                        words.date(holds.until())),
                List.of(words.text("ground.remedy.not-valid")),
                path(id));
    }

    private UnplacedSentence noRendition(
            BulletinId bulletin, LanguageTag language, List<Rendition.MissingPart> lacks) {
        String name = words.language(language);
        return new UnplacedSentence(
                "no-rendition",
                words.text(
                        "ground.no-rendition",
                        title(bulletin),
                        name,
                        new BulletinText(words).lacks(lacks)),
                lacks.stream()
                        .map(lack -> words.text("ground.remedy." + lack.name(), name))
                        .toList(),
                path(bulletin));
    }

    private UnplacedSentence unmetObligation(
            ObligationId id, long missing, List<UnplacedReason> grounds) {
        List<UnplacedSentence> because = grounds.stream().map(this::describe).distinct().toList();
        Optional<Obligation> obligation = names.obligation(id);
        String paper = obligation.map(Obligation::paper).orElse(id.value());
        String unit = obligation.map(one -> sentences.area(one.unit(), date)).orElse("—");
        String amount =
                obligation.map(one -> amount(one, missing)).orElseGet(() -> words.number(missing));
        String reason =
                words.text(
                        "ground.unmet",
                        paper,
                        unit,
                        amount,
                        because.stream()
                                .map(UnplacedSentence::reason)
                                .collect(Collectors.joining(" ")));
        return new UnplacedSentence(
                "unmet",
                reason,
                because.stream().flatMap(one -> one.remedies().stream()).distinct().toList(),
                because.stream()
                        .map(UnplacedSentence::path)
                        .filter(path -> !path.isEmpty())
                        .findFirst()
                        .orElse(""));
    }

    private String amount(Obligation obligation, long missing) {
        return switch (obligation.amount()) {
            case Obligation.Amount.Time _ -> words.duration(Duration.ofMillis(missing));
            case Obligation.Amount.Airings _ -> words.count("ground.airings", missing);
        };
    }
}
