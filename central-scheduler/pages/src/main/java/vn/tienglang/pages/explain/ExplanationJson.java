package vn.tienglang.pages.explain;

import io.avaje.jsonb.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.tienglang.pages.openapi.ApiField;
import vn.tienglang.pages.openapi.ApiSchema;
import vn.tienglang.pages.plan.PlanItemJson;

/**
 * JSON of explanations, conflicts and previews of the HTTP API. A nullable component is an optional
 * field.
 */
final class ExplanationJson {
    private ExplanationJson() {}

    @Json
    @ApiSchema(
            name = "Explanation",
            description =
                    "What would sound at a station at an instant and why, or why "
                            + "nothing would.",
            closed = false)
    record Explanation(
            String station,
            String name,
            @ApiField(format = "date-time") String at,
            @ApiField(
                            description =
                                    "carried: the air is kept for the programme of another"
                                            + " station.",
                            values = {"heard", "carried", "silent"})
                    String state,
            @Nullable PlacedAiring airing,
            @ApiField(description = "Of what the amplifier is set to.", minimum = 1)
                    @Nullable Integer volumePercent,
            List<ExplanationReason> reasons,
            @ApiField(
                            description =
                                    "What was ordered around then, or is owed on that day, and is "
                                            + "not heard.")
                    List<UnplacedSlot> left) {}

    @Json
    @ApiSchema(
            name = "PlannedAiring",
            description = "What is heard, from when to when.",
            closed = false)
    record PlacedAiring(
            String airing,
            String clip,
            String title,
            String language,
            @ApiField(format = "date-time") String start,
            @ApiField(format = "date-time") String end) {}

    @Json
    @ApiSchema(
            name = "Reason",
            description =
                    "One reason; those of rules quote the paper, whose it is and " + "since when.",
            closed = false)
    record ExplanationReason(
            @ApiField(constants = ExplanationText.About.class) String about, String sentence) {}

    @Json
    @ApiSchema(
            name = "Unheard",
            description = "Something that was ordered and is not heard.",
            closed = false)
    record UnplacedSlot(
            @ApiField(description = "The slot, the raised unit, or what is owed.") String order,
            @ApiField(description = "What people call it, and whose it is.") String title,
            @ApiField(description = "The local time it was meant for.") String occurrence,
            @ApiField(schema = UnplacedRule.class) String rule,
            String sentence,
            @ApiField(description = "Who has to do what; none where only the plan can be changed.")
                    List<String> remedies) {}

    @Json
    @ApiSchema(
            name = "Conflicts",
            description = "What is ordered and would not be heard at the stations of a " + "unit.",
            closed = false)
    record Conflicts(
            String unit,
            @ApiField(format = "date") String from,
            @ApiField(minimum = 1) int days,
            @ApiField(minimum = 0) int stations,
            List<Conflict> conflicts,
            @ApiField(description = "How many more there were than were told apart.", minimum = 0)
                    long beyond) {}

    @Json
    @ApiSchema(
            name = "Conflict",
            description = "An order that is not heard, wherever it is for the same " + "reason.",
            closed = false)
    record Conflict(
            String order,
            String title,
            @ApiField(schema = UnplacedRule.class) String rule,
            String sentence,
            List<String> remedies,
            @ApiField(description = "All stations together.", minimum = 1) long times,
            @ApiField(minimum = 1) int stations,
            @ApiField(description = "The first five of them.") List<NamedCode> first) {}

    @Json
    @ApiSchema(name = "Called", description = "A station and what people call it.", closed = false)
    record NamedCode(String id, String name) {}

    @Json
    @ApiSchema(name = "Foreseen", description = "What a change would bring.", closed = false)
    record ChangePreview(
            @ApiField(format = "date") String from,
            @ApiField(minimum = 1) int days,
            @ApiField(description = "Every station it is meant for on one of these days.")
                    List<NamedCode> stations,
            @ApiField(description = "How many of them would play something else.", minimum = 0)
                    int reached,
            @ApiField(description = "The first five of those.") List<NamedCode> first,
            List<LanguageAirtime> languages,
            @ApiField(
                            description =
                                    "What was heard before and is not any more, though it is still "
                                            + "ordered.")
                    List<Conflict> givesWay,
            @ApiField(minimum = 0) long beyond,
            List<String> sentences) {}

    @Json
    @ApiSchema(
            name = "AirtimeChange",
            description = "What is gained and lost in a language, all stations together.",
            closed = false)
    record LanguageAirtime(
            String language,
            String name,
            @ApiField(minimum = 0) long gainedMs,
            @ApiField(minimum = 0) long lostMs) {}

    @Json
    @ApiSchema(name = "Reached", description = "Whom a target reaches on a day.", closed = false)
    record ReachedStations(
            @ApiField(format = "date") String date,
            List<NamedCode> stations,
            @ApiField(
                            description =
                                    "Areas that do not stand on that day and that nobody carries "
                                            + "on.")
                    List<String> nobody,
            @ApiField(description = "Stations of which nobody knows where they lie on that day.")
                    List<NamedCode> nowhere) {}

    @ApiSchema(name = "Target", description = "Whom something is meant for.", closed = false)
    record Target(
            @ApiField(description = "The stations inside any of these.", minItems = 1)
                    List<String> areas,
            @ApiField(
                            description =
                                    "Only those of them that bear any of these; all of them when "
                                            + "there is none.")
                    @Nullable List<String> tags,
            @ApiField(description = "And not those inside any of these.")
                    @Nullable List<String> except) {}

    @ApiSchema(
            name = "PlanChange",
            description = "A change that somebody thinks about: exactly one of these.",
            closed = false)
    record PlanChange(
            PlanItemJson.@Nullable NewRaised raise,
            @ApiField(description = "A raised unit.") @Nullable String lower,
            @ApiField(description = "A policy, as it is laid down.")
                    @Nullable Map<String, Object> policy,
            @Nullable ChangedItem put,
            @Nullable WithdrawnItem takeBack) {}

    @ApiSchema(description = "An item in the place of the one of its name.", closed = false)
    record ChangedItem(
            String kind,
            String id,
            @ApiField(description = "As the item is written.") Object definition) {}

    @ApiSchema(description = "An item that goes.", closed = false)
    record WithdrawnItem(String kind, String id) {}

    @ApiSchema(name = "GroundRule", description = "Why something is not heard.", unwrapped = true)
    record UnplacedRule(
            @ApiField(
                            values = {
                                "closed",
                                "taken",
                                "issued",
                                "hard-end",
                                "over-session",
                                "over-day",
                                "log-full",
                                "unknown-clip",
                                "unknown-bulletin",
                                "not-valid",
                                "no-language",
                                "no-rendition",
                                "nothing-to-tell",
                                "frozen",
                                "no-free-air",
                                "unmet"
                            })
                    String rule) {}
}
