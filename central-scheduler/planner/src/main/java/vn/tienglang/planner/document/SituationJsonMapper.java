package vn.tienglang.planner.document;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import vn.tienglang.planner.policy.LocalTimeRange;
import vn.tienglang.planner.situation.ActiveSituation;
import vn.tienglang.planner.situation.CampaignFrequency;
import vn.tienglang.planner.situation.Playbook;

/** JSON mapper of playbooks and active situations. */
final class SituationJsonMapper {
    private SituationJsonMapper() {}

    static JsonValue toJson(Playbook playbook) {
        return new ObjectWriter()
                .integer("situation", playbook.situation())
                .integer("version", playbook.version())
                .text("title", playbook.title())
                .text("aim", playbook.aim())
                .put("affected", toJson(playbook.affected()))
                .put("elsewhere", toJson(playbook.elsewhere()))
                .put("languages", toJson(playbook.languages()))
                .build();
    }

    static Optional<Playbook> playbook(JsonNode place) {
        var sheet = new ObjectReader(place);
        var situation = sheet.read("situation", inner -> inner.integer(1, Playbook.SITUATIONS));
        var version = sheet.read("version", inner -> inner.integer(1, DocumentLimits.VERSIONS));
        var title = sheet.read("title", JsonNode::line);
        var aim = sheet.read("aim", inner -> inner.text(DocumentLimits.AIM_CHARACTERS));
        var affected = sheet.read("affected", SituationJsonMapper::frequency);
        var elsewhere = sheet.read("elsewhere", SituationJsonMapper::frequency);
        var languages = sheet.read("languages", SituationJsonMapper::languageRule);
        return sheet.build(() ->
                new Playbook(
                        situation.orElseThrow(),
                        version.orElseThrow(),
                        title.orElseThrow(),
                        aim.orElseThrow(),
                        affected.orElseThrow(),
                        elsewhere.orElseThrow(),
                        languages.orElseThrow()));
    }

    private static JsonValue toJson(CampaignFrequency frequency) {
        return switch (frequency) {
            case CampaignFrequency.EachSession(int times) ->
                    ObjectWriter.ofKind("each-session").integer("times", times).build();
            case CampaignFrequency.Daily(int times, Duration apart, LocalTimeRange hours) ->
                    ObjectWriter.ofKind("daily")
                            .integer("times", times)
                            .text("apart", apart)
                            .put("hours", ScalarJsonMapper.stretch(hours))
                            .build();
            case CampaignFrequency.Hourly(LocalTimeRange hours) ->
                    ObjectWriter.ofKind("hourly")
                            .put("hours", ScalarJsonMapper.stretch(hours))
                            .build();
        };
    }

    private static Optional<CampaignFrequency> frequency(JsonNode place) {
        var sheet = new ObjectReader(place);
        return switch (sheet.kind("each-session", "daily", "hourly")) {
            case "each-session" -> {
                var times = times(sheet);
                yield sheet.build(() -> new CampaignFrequency.EachSession(times.orElseThrow()));
            }
            case "daily" -> {
                var times = times(sheet);
                var apart = sheet.read("apart", ScalarJsonMapper::length);
                var hours = sheet.read("hours", ScalarJsonMapper::stretch);
                yield sheet.build(() ->
                        new CampaignFrequency.Daily(
                                times.orElseThrow(), apart.orElseThrow(), hours.orElseThrow()));
            }
            case "hourly" -> {
                var hours = sheet.read("hours", ScalarJsonMapper::stretch);
                yield sheet.build(() -> new CampaignFrequency.Hourly(hours.orElseThrow()));
            }
            default -> Optional.empty();
        };
    }

    private static Optional<Integer> times(ObjectReader sheet) {
        return sheet.read("times", inner -> inner.integer(1, CampaignFrequency.TIMES_A_DAY));
    }

    private static JsonValue toJson(Playbook.LanguageRule tongues) {
        return switch (tongues) {
            case Playbook.LanguageRule.Alternate _ -> ObjectWriter.ofKind("alternate").build();
            case Playbook.LanguageRule.EachDaily(int times) ->
                    ObjectWriter.ofKind("each-daily").integer("times", times).build();
        };
    }

    private static Optional<Playbook.LanguageRule> languageRule(JsonNode place) {
        var sheet = new ObjectReader(place);
        return switch (sheet.kind("alternate", "each-daily")) {
            case "alternate" -> sheet.build(Playbook.LanguageRule.Alternate::new);
            case "each-daily" -> {
                var times = times(sheet);
                yield sheet.build(() -> new Playbook.LanguageRule.EachDaily(times.orElseThrow()));
            }
            default -> Optional.empty();
        };
    }

    static JsonValue toJson(ActiveSituation raised) {
        return new ObjectWriter()
                .text("id", raised.id())
                .text("unit", raised.unit())
                .put("playbook", toJson(raised.playbook()))
                .putUnless(Set.of(), "affected", raised.affected(), ObjectWriter::strings)
                .put("bulletins", ObjectWriter.strings(raised.bulletins()))
                .text("from", raised.from())
                .putUnless(Instant.MAX, "until", raised.until(), ObjectWriter::string)
                .build();
    }

    static Optional<ActiveSituation> activeSituation(JsonNode place) {
        var sheet = new ObjectReader(place);
        var id = sheet.read("id", ScalarJsonMapper::slot);
        var unit = sheet.read("unit", ScalarJsonMapper::area);
        var playbook = sheet.read("playbook", SituationJsonMapper::playbook);
        var affected =
                sheet.read("affected", List.of(), inner -> inner.distinct(ScalarJsonMapper::area));
        var bulletins = sheet.read("bulletins", inner -> inner.list(ScalarJsonMapper::bulletin));
        var from = sheet.read("from", ScalarJsonMapper::instant);
        var until = sheet.read("until", Instant.MAX, ScalarJsonMapper::instant);
        return sheet.build(() ->
                new ActiveSituation(
                        id.orElseThrow(),
                        unit.orElseThrow(),
                        playbook.orElseThrow(),
                        new TreeSet<>(affected.orElseThrow()),
                        bulletins.orElseThrow(),
                        from.orElseThrow(),
                        until.orElseThrow()));
    }
}
