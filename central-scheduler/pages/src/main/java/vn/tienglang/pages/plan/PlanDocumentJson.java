package vn.tienglang.pages.plan;

import io.avaje.jsonb.Json;
import java.util.List;

/** JSON of the answer to an imported plan document. */
final class PlanDocumentJson {
    private PlanDocumentJson() {}

    @Json
    record ImportedPlan(String mode, List<ImportedEntry> entries, int unchanged) {}

    @Json
    record ImportedEntry(String path, int revision) {}
}
