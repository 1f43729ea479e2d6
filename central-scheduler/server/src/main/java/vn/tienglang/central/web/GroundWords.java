package vn.tienglang.central.web;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.central.desk.PlanNames;
import vn.tienglang.planner.Bulletin;
import vn.tienglang.planner.BulletinId;
import vn.tienglang.planner.Rendition;
import vn.tienglang.planner.SlotId;
import vn.tienglang.planner.Validity;
import vn.tienglang.planner.obligation.Obligation;
import vn.tienglang.planner.obligation.ObligationId;
import vn.tienglang.planner.policy.Cap;
import vn.tienglang.planner.programme.Ground;
import vn.tienglang.planner.programme.Why;

/**
 * Says why something is not heard as it was ordered: the rule, whose it is and since when; and
 * where somebody can do something about it, who has to do what.
 */
final class GroundWords {
    private final Words words;
    private final Sentences sentences;
    private final PlanNames names;
    private final ZoneId zone;
    private final LocalDate date;

    /**
     * For a station whose clocks show the time of that zone.
     *
     * @param date the day the names of places are those of
     */
    GroundWords(Words words, Sentences sentences, PlanNames names, ZoneId zone, LocalDate date) {
        this.words = words;
        this.sentences = sentences;
        this.names = names;
        this.zone = zone;
        this.date = date;
    }

    /**
     * Why something is not heard.
     *
     * @param rule in one word that does not change with the language
     * @param reason in a sentence
     * @param remedies what has to be done; none when only the plan itself can be changed
     * @param path the page on which it is done; empty when there is none
     */
    record Said(String rule, String reason, List<String> remedies, String path) {
        /** Takes a copy. */
        Said {
            remedies = List.copyOf(remedies);
        }

        /** The reason, and what has to be done. */
        String sentence() {
            return remedies.isEmpty() ? reason : reason + " " + String.join(" ", remedies);
        }
    }

    /** Why that is not heard. */
    Said say(Ground ground) {
        return switch (ground) {
            case Ground.Closed(var closures) ->
                    because(
                            "closed",
                            closures.stream()
                                    .map(one -> sentences.closure(one, zone, date))
                                    .distinct()
                                    .collect(Collectors.joining("; ")));
            case Ground.Taken(SlotId by) -> because("taken", order(by));
            case Ground.TakenByWhatIsIssued _ -> because("issued");
            case Ground.PastHardEnd _ -> because("hard-end");
            case Ground.OverSession(Cap cap) -> because("over-session", cap(cap));
            case Ground.OverDay(Cap cap) -> because("over-day", cap(cap));
            case Ground.LogFull _ -> because("log-full");
            case Ground.UnknownClip(var clip) ->
                    new Said(
                            "unknown-clip",
                            words.say("ground.unknown-clip", clip.brief()),
                            List.of(words.say("ground.remedy.unknown-clip")),
                            "/ban-ghi");
            case Ground.UnknownBulletin(BulletinId bulletin) ->
                    because("unknown-bulletin", bulletin.value());
            case Ground.NotValid(BulletinId bulletin) -> notValid(bulletin);
            case Ground.NoLanguage(BulletinId bulletin) ->
                    new Said(
                            "no-language",
                            words.say("ground.no-language", title(bulletin)),
                            List.of(words.say("ground.remedy.no-language")),
                            path(bulletin));
            case Ground.NoRendition(var bulletin, var language, var lacks) ->
                    noRendition(bulletin, language, lacks);
            case Ground.NothingToTell _ ->
                    new Said(
                            "nothing-to-tell",
                            words.say("ground.nothing-to-tell"),
                            List.of(words.say("ground.remedy.nothing-to-tell")),
                            "/ban-tin");
            case Ground.Frozen(var until) ->
                    because(
                            "frozen",
                            words.time(until, zone),
                            words.date(LocalDate.ofInstant(until, zone)));
            case Ground.NoFreeAir _ -> because("no-free-air");
            case Ground.Unmet(var obligation, long missing, var grounds) ->
                    unmet(obligation, missing, grounds);
        };
    }

    /** What people call an order, and whose it is. */
    String order(SlotId id) {
        return names.order(id).map(this::order).orElse(id.value());
    }

    private String order(Why.Behind behind) {
        return switch (behind) {
            case Why.Behind.BySlot(var _, var title, var issuer, var _) ->
                    words.say("order.slot", title, sentences.area(issuer, date));
            case Why.Behind.ByCampaign(var _, var unit, int situation, var title, var _) ->
                    words.say("order.campaign", situation, title, sentences.area(unit, date));
            case Why.Behind.ByObligation(var _, var paper, var unit) ->
                    words.say("order.obligation", paper, sentences.area(unit, date));
            case Why.Behind.InPlaceOf(var order, var _, var _, var _, var _) -> order(order);
            case Why.Behind.AsIssued _ -> words.say("order.issued");
        };
    }

    private Said because(String rule, Object... facts) {
        return new Said(rule, words.say("ground." + rule, facts), List.of(), "");
    }

    private Object[] cap(Cap cap) {
        return new Object[] {words.duration(cap.most()), sentences.quote(cap.by(), date)};
    }

    private String title(BulletinId id) {
        return names.bulletin(id).map(one -> one.terms().title()).orElse(id.value());
    }

    private static String path(BulletinId id) {
        return "/ban-tin/" + id;
    }

    private Said notValid(BulletinId id) {
        Optional<Bulletin> bulletin = names.bulletin(id);
        if (bulletin.isEmpty() || bulletin.get().retired()) {
            return new Said(
                    "not-valid",
                    words.say("ground.laid-aside", title(id)),
                    List.of(words.say("ground.remedy.laid-aside")),
                    path(id));
        }
        Validity holds = bulletin.get().terms().validity();
        return new Said(
                "not-valid",
                words.say(
                        "ground.not-valid",
                        title(id),
                        words.date(holds.from()),
                        words.date(holds.until())),
                List.of(words.say("ground.remedy.not-valid")),
                path(id));
    }

    private Said noRendition(
            BulletinId bulletin, LanguageTag language, List<Rendition.Lack> lacks) {
        String name = words.language(language);
        return new Said(
                "no-rendition",
                words.say(
                        "ground.no-rendition",
                        title(bulletin),
                        name,
                        new BulletinWords(words).lacks(lacks)),
                lacks.stream()
                        .map(lack -> words.say("ground.remedy." + lack.name(), name))
                        .toList(),
                path(bulletin));
    }

    private Said unmet(ObligationId id, long missing, List<Ground> grounds) {
        List<Said> because = grounds.stream().map(this::say).distinct().toList();
        Optional<Obligation> obligation = names.obligation(id);
        String paper = obligation.map(Obligation::paper).orElse(id.value());
        String unit = obligation.map(one -> sentences.area(one.unit(), date)).orElse("—");
        String amount =
                obligation.map(one -> amount(one, missing)).orElseGet(() -> words.number(missing));
        String reason =
                words.say(
                        "ground.unmet",
                        paper,
                        unit,
                        amount,
                        because.stream().map(Said::reason).collect(Collectors.joining(" ")));
        return new Said(
                "unmet",
                reason,
                because.stream().flatMap(one -> one.remedies().stream()).distinct().toList(),
                because.stream()
                        .map(Said::path)
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
