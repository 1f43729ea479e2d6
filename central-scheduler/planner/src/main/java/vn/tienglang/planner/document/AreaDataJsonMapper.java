package vn.tienglang.planner.document;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.planner.handover.HandOver;
import vn.tienglang.planner.mix.LanguageProfile;
import vn.tienglang.planner.obligation.Obligation;
import vn.tienglang.planner.obligation.ObligationPeriod;
import vn.tienglang.planner.reach.AreaSuccession;

/** JSON mapper of language profiles, obligations, tags, hand-overs and area successions. */
final class AreaDataJsonMapper {
    private AreaDataJsonMapper() {}

    static JsonValue toJson(LanguageProfile profile) {
        return ObjectWriter.list(
                profile.shares(),
                spoken ->
                        new ObjectWriter()
                                .text("language", spoken.language())
                                .integer("percent", spoken.percent())
                                .build());
    }

    static Optional<LanguageProfile> profile(JsonNode place) {
        if (place.items().size() > LanguageProfile.LANGUAGES) {
            return place.reject("more than " + LanguageProfile.LANGUAGES + " languages");
        }
        return place.list(AreaDataJsonMapper::spoken)
                .flatMap(spoken -> place.construct(() -> new LanguageProfile(spoken)));
    }

    private static Optional<LanguageProfile.LanguageShare> spoken(JsonNode place) {
        var sheet = new ObjectReader(place);
        var language = language(sheet);
        var percent = sheet.read("percent", inner -> inner.integer(1, 100));
        return sheet.build(() ->
                new LanguageProfile.LanguageShare(language.orElseThrow(), percent.orElseThrow()));
    }

    private static Optional<LanguageTag> language(ObjectReader sheet) {
        return sheet.read("language", inner -> inner.parse(LanguageTag::new));
    }

    static JsonValue toJson(Obligation obligation) {
        return new ObjectWriter()
                .text("id", obligation.id())
                .text("paper", obligation.paper())
                .text("unit", obligation.unit())
                .putUnless("", "theme", obligation.theme(), ObjectWriter::string)
                .text("language", obligation.language())
                .put("amount", toJson(obligation.amount()))
                .put("term", ScalarJsonMapper.toJson(obligation.period()))
                .text("from", obligation.from())
                .putUnless(LocalDate.MAX, "until", obligation.until(), ObjectWriter::string)
                .integer("graceDays", obligation.graceDays())
                .build();
    }

    static Optional<Obligation> obligation(JsonNode place) {
        var sheet = new ObjectReader(place);
        var id = sheet.read("id", ScalarJsonMapper::obligation);
        var paper = sheet.read("paper", JsonNode::line);
        var unit = sheet.read("unit", ScalarJsonMapper::area);
        var theme = sheet.read("theme", "", JsonNode::lineOrNothing);
        var language = language(sheet);
        var amount = sheet.read("amount", AreaDataJsonMapper::amount);
        var term =
                sheet.read(
                        "term", inner -> ScalarJsonMapper.constant(inner, ObligationPeriod.class));
        var from = sheet.read("from", ScalarJsonMapper::date);
        var until = sheet.read("until", LocalDate.MAX, ScalarJsonMapper::date);
        var graceDays = sheet.read("graceDays", inner -> inner.integer(0, 31));
        return sheet.build(() ->
                new Obligation(
                        id.orElseThrow(),
                        paper.orElseThrow(),
                        unit.orElseThrow(),
                        theme.orElseThrow(),
                        language.orElseThrow(),
                        amount.orElseThrow(),
                        term.orElseThrow(),
                        from.orElseThrow(),
                        until.orElseThrow(),
                        graceDays.orElseThrow()));
    }

    private static JsonValue toJson(Obligation.Amount amount) {
        return switch (amount) {
            case Obligation.Amount.Time(Duration least) ->
                    ObjectWriter.ofKind("time").text("least", least).build();
            case Obligation.Amount.Airings(int least) ->
                    ObjectWriter.ofKind("airings").integer("least", least).build();
        };
    }

    private static Optional<Obligation.Amount> amount(JsonNode place) {
        var sheet = new ObjectReader(place);
        return switch (sheet.kind("time", "airings")) {
            case "time" -> {
                var least = sheet.read("least", ScalarJsonMapper::length);
                yield sheet.build(() -> new Obligation.Amount.Time(least.orElseThrow()));
            }
            case "airings" -> {
                var least = sheet.read("least", inner -> inner.integer(1, DocumentLimits.TIMES));
                yield sheet.build(() -> new Obligation.Amount.Airings(least.orElseThrow()));
            }
            default -> Optional.empty();
        };
    }

    static JsonValue toJson(HandOver one) {
        return new ObjectWriter()
                .text("id", one.id())
                .text("unit", one.unit())
                .text("title", one.title())
                .text("bulletin", one.bulletin())
                .text("due", one.due())
                .text("fallback", one.fallback())
                .text("from", one.from())
                .putUnless(LocalDate.MAX, "until", one.until(), ObjectWriter::string)
                .build();
    }

    static Optional<HandOver> handOver(JsonNode place) {
        var sheet = new ObjectReader(place);
        var id = sheet.read("id", ScalarJsonMapper::handOver);
        var unit = sheet.read("unit", ScalarJsonMapper::area);
        var title = sheet.read("title", JsonNode::line);
        var bulletin = sheet.read("bulletin", ScalarJsonMapper::bulletin);
        var due = sheet.read("due", ScalarJsonMapper::time);
        var fallback = sheet.read("fallback", ScalarJsonMapper::bulletin);
        var from = sheet.read("from", ScalarJsonMapper::date);
        var until = sheet.read("until", LocalDate.MAX, ScalarJsonMapper::date);
        return sheet.build(() ->
                new HandOver(
                        id.orElseThrow(),
                        unit.orElseThrow(),
                        title.orElseThrow(),
                        bulletin.orElseThrow(),
                        due.orElseThrow(),
                        fallback.orElseThrow(),
                        from.orElseThrow(),
                        until.orElseThrow()));
    }

    static JsonValue toJson(AreaSuccession succession) {
        return new ObjectWriter()
                .text("before", succession.before())
                .text("after", succession.after())
                .text("on", succession.on())
                .build();
    }

    static Optional<AreaSuccession> succession(JsonNode place) {
        var sheet = new ObjectReader(place);
        var before = sheet.read("before", ScalarJsonMapper::area);
        var after = sheet.read("after", ScalarJsonMapper::area);
        var on = sheet.read("on", ScalarJsonMapper::date);
        return sheet.build(() ->
                new AreaSuccession(before.orElseThrow(), after.orElseThrow(), on.orElseThrow()));
    }
}
