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

    static Optional<Playbook> playbook(JsonNode node) {
        var reader = new ObjectReader(node);
        var situation = reader.read("situation", child -> child.integer(1, Playbook.SITUATIONS));
        var version = reader.read("version", child -> child.integer(1, DocumentLimits.MAX_VERSION));
        var title = reader.read("title", JsonNode::line);
        var aim = reader.read("aim", child -> child.text(DocumentLimits.AIM_CHARACTERS));
        var affected = reader.read("affected", SituationJsonMapper::frequency);
        var elsewhere = reader.read("elsewhere", SituationJsonMapper::frequency);
        var languages = reader.read("languages", SituationJsonMapper::languageRule);
        return reader.build(() ->
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
            case CampaignFrequency.Daily(int times, Duration minimumGap, LocalTimeRange hours) ->
                    ObjectWriter.ofKind("daily")
                            .integer("times", times)
                            .text("apart", minimumGap)
                            .put("hours", ScalarJsonMapper.timeRange(hours))
                            .build();
            case CampaignFrequency.Hourly(LocalTimeRange hours) ->
                    ObjectWriter.ofKind("hourly")
                            .put("hours", ScalarJsonMapper.timeRange(hours))
                            .build();
        };
    }

    private static Optional<CampaignFrequency> frequency(JsonNode node) {
        var reader = new ObjectReader(node);
        return switch (reader.kind("each-session", "daily", "hourly")) {
            case "each-session" -> {
                var times = times(reader);
                yield reader.build(() -> new CampaignFrequency.EachSession(times.orElseThrow()));
            }
            case "daily" -> {
                var times = times(reader);
                var minimumGap = reader.read("apart", ScalarJsonMapper::length);
                var hours = reader.read("hours", ScalarJsonMapper::timeRange);
                yield reader.build(() ->
                        new CampaignFrequency.Daily(
                                times.orElseThrow(),
                                minimumGap.orElseThrow(),
                                hours.orElseThrow()));
            }
            case "hourly" -> {
                var hours = reader.read("hours", ScalarJsonMapper::timeRange);
                yield reader.build(() -> new CampaignFrequency.Hourly(hours.orElseThrow()));
            }
            default -> Optional.empty();
        };
    }

    private static Optional<Integer> times(ObjectReader reader) {
        return reader.read("times", child -> child.integer(1, CampaignFrequency.TIMES_A_DAY));
    }

    private static JsonValue toJson(Playbook.LanguageRule languageRule) {
        return switch (languageRule) {
            case Playbook.LanguageRule.Alternate _ -> ObjectWriter.ofKind("alternate").build();
            case Playbook.LanguageRule.EachDaily(int times) ->
                    ObjectWriter.ofKind("each-daily").integer("times", times).build();
        };
    }

    private static Optional<Playbook.LanguageRule> languageRule(JsonNode node) {
        var reader = new ObjectReader(node);
        return switch (reader.kind("alternate", "each-daily")) {
            case "alternate" -> reader.build(Playbook.LanguageRule.Alternate::new);
            case "each-daily" -> {
                var times = times(reader);
                yield reader.build(() -> new Playbook.LanguageRule.EachDaily(times.orElseThrow()));
            }
            default -> Optional.empty();
        };
    }

    static JsonValue toJson(ActiveSituation active) {
        return new ObjectWriter()
                .text("id", active.id())
                .text("unit", active.unit())
                .put("playbook", toJson(active.playbook()))
                .putUnless(Set.of(), "affected", active.affected(), ObjectWriter::strings)
                .put("bulletins", ObjectWriter.strings(active.bulletins()))
                .text("from", active.from())
                .putUnless(Instant.MAX, "until", active.until(), ObjectWriter::string)
                .build();
    }

    static Optional<ActiveSituation> activeSituation(JsonNode node) {
        var reader = new ObjectReader(node);
        var id = reader.read("id", ScalarJsonMapper::slot);
        var unit = reader.read("unit", ScalarJsonMapper::area);
        var playbook = reader.read("playbook", SituationJsonMapper::playbook);
        var affected =
                reader.read("affected", List.of(), child -> child.distinct(ScalarJsonMapper::area));
        var bulletins = reader.read("bulletins", child -> child.list(ScalarJsonMapper::bulletin));
        var from = reader.read("from", ScalarJsonMapper::instant);
        var until = reader.read("until", Instant.MAX, ScalarJsonMapper::instant);
        return reader.build(() ->
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
