package vn.tienglang.pages.plan;

import io.avaje.jsonb.Json;
import java.util.List;
import java.util.Map;
import vn.tienglang.pages.openapi.ApiField;
import vn.tienglang.pages.openapi.ApiSchema;

/** JSON of the answer to an imported plan document. */
final class PlanDocumentJson {
    private PlanDocumentJson() {}

    @Json
    @ApiSchema(
            name = "TakenPlan",
            description = "What came of a whole plan, or would.",
            closed = false)
    record ImportedPlan(
            @ApiField(values = {"check", "take"}) String mode,
            List<ImportedEntry> entries,
            @ApiField(description = "How many things stood here like that already.", minimum = 0)
                    int unchanged) {}

    @Json
    @ApiSchema(
            name = "TakenEntry",
            description = "Something that is new or changed.",
            closed = false)
    record ImportedEntry(
            @ApiField(description = "Where it stands in the document.") String path,
            @ApiField(description = "1 when it is new.", minimum = 1) int revision) {}

    @ApiSchema(
            name = "PlanDocument",
            description =
                    "A whole plan. Bulletins, recordings, stations and areas are "
                            + "named and do not travel with it.")
    record PlanDocument(
            @ApiField(minimum = 1) int version,
            @ApiField(description = "The bulletins that go with it; they have to be there already.")
                    List<String> bulletins,
            @ApiField(itemDescription = "As it is written alone.") List<Object> policies,
            List<String> holidays,
            @ApiField(itemDescription = "As it is written alone.") List<Object> playbooks,
            @ApiField(itemDescription = "As it is written alone.") List<Object> raised,
            @ApiField(itemDescription = "As it is written alone.") List<Object> slots,
            @ApiField(description = "By unit.", itemDescription = "As it is written alone.")
                    Map<String, Object> firstAt,
            @ApiField(itemDescription = "As it is written alone.") List<Object> obligations,
            @ApiField(itemDescription = "As it is written alone.") List<Object> successions,
            @ApiField(description = "By station.", itemDescription = "As it is written alone.")
                    Map<String, Object> tags,
            @ApiField(description = "By station.", itemDescription = "As it is written alone.")
                    Map<String, Object> profiles) {}
}
