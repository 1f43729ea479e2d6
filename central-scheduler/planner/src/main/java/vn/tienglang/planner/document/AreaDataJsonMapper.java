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

    static Optional<LanguageProfile> profile(JsonNode node) {
        if (node.items().size() > LanguageProfile.LANGUAGES) {
            return node.reject("more than " + LanguageProfile.LANGUAGES + " languages");
        }
        return node.list(AreaDataJsonMapper::spoken)
                .flatMap(spoken -> node.construct(() -> new LanguageProfile(spoken)));
    }

    private static Optional<LanguageProfile.LanguageShare> spoken(JsonNode node) {
        var reader = new ObjectReader(node);
        var language = language(reader);
        var percent = reader.read("percent", inner -> inner.integer(1, 100));
        return reader.build(() ->
                new LanguageProfile.LanguageShare(language.orElseThrow(), percent.orElseThrow()));
    }

    private static Optional<LanguageTag> language(ObjectReader reader) {
        return reader.read("language", inner -> inner.parse(LanguageTag::new));
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

    static Optional<Obligation> obligation(JsonNode node) {
        var reader = new ObjectReader(node);
        var id = reader.read("id", ScalarJsonMapper::obligation);
        var legalBasis = reader.read("paper", JsonNode::line);
        var unit = reader.read("unit", ScalarJsonMapper::area);
        var theme = reader.read("theme", "", JsonNode::lineOrEmpty);
        var language = language(reader);
        var amount = reader.read("amount", AreaDataJsonMapper::amount);
        var period =
                reader.read(
                        "term", inner -> ScalarJsonMapper.constant(inner, ObligationPeriod.class));
        var from = reader.read("from", ScalarJsonMapper::date);
        var until = reader.read("until", LocalDate.MAX, ScalarJsonMapper::date);
        var graceDays = reader.read("graceDays", inner -> inner.integer(0, 31));
        return reader.build(() ->
                new Obligation(
                        id.orElseThrow(),
                        legalBasis.orElseThrow(),
                        unit.orElseThrow(),
                        theme.orElseThrow(),
                        language.orElseThrow(),
                        amount.orElseThrow(),
                        period.orElseThrow(),
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

    private static Optional<Obligation.Amount> amount(JsonNode node) {
        var reader = new ObjectReader(node);
        return switch (reader.kind("time", "airings")) {
            case "time" -> {
                var least = reader.read("least", ScalarJsonMapper::length);
                yield reader.build(() -> new Obligation.Amount.Time(least.orElseThrow()));
            }
            case "airings" -> {
                var least =
                        reader.read("least", inner -> inner.integer(1, DocumentLimits.MAX_AIRINGS));
                yield reader.build(() -> new Obligation.Amount.Airings(least.orElseThrow()));
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

    static Optional<HandOver> handOver(JsonNode node) {
        var reader = new ObjectReader(node);
        var id = reader.read("id", ScalarJsonMapper::handOver);
        var unit = reader.read("unit", ScalarJsonMapper::area);
        var title = reader.read("title", JsonNode::line);
        var bulletin = reader.read("bulletin", ScalarJsonMapper::bulletin);
        var deadline = reader.read("due", ScalarJsonMapper::time);
        var fallback = reader.read("fallback", ScalarJsonMapper::bulletin);
        var from = reader.read("from", ScalarJsonMapper::date);
        var until = reader.read("until", LocalDate.MAX, ScalarJsonMapper::date);
        return reader.build(() ->
                new HandOver(
                        id.orElseThrow(),
                        unit.orElseThrow(),
                        title.orElseThrow(),
                        bulletin.orElseThrow(),
                        deadline.orElseThrow(),
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

    static Optional<AreaSuccession> succession(JsonNode node) {
        var reader = new ObjectReader(node);
        var before = reader.read("before", ScalarJsonMapper::area);
        var after = reader.read("after", ScalarJsonMapper::area);
        var on = reader.read("on", ScalarJsonMapper::date);
        return reader.build(() ->
                new AreaSuccession(before.orElseThrow(), after.orElseThrow(), on.orElseThrow()));
    }
}
