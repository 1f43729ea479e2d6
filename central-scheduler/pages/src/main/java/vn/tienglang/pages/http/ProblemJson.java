package vn.tienglang.pages.http;

import io.avaje.jsonb.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.tienglang.pages.openapi.ApiField;
import vn.tienglang.pages.openapi.ApiSchema;

/** JSON of problems (RFC 9457) of the HTTP API. A nullable component is an optional field. */
final class ProblemJson {
    private ProblemJson() {}

    @Json
    @ApiSchema(name = "Problem", description = "What did not work (RFC 9457).")
    record Problem(
            String type,
            String title,
            int status,
            @ApiField(description = "One sentence for people.") String detail,
            @ApiField(description = "Under which a fault of the centre stands in its trace.")
                    @Nullable String reference,
            @ApiField(description = "Everything that stands against what was asked, at once.")
                    @Nullable List<RuleViolation> refusals) {}

    @Json
    @ApiSchema(name = "Refusal", description = "One rule that stands against it.")
    record RuleViolation(
            @ApiField(
                            description =
                                    "In one word that does not change with the language, such as "
                                            + "overlap, no-station, missing-field.")
                    String rule,
            @ApiField(description = "The field it is about; absent when it is about the whole.")
                    @Nullable String field,
            @ApiField(description = "For people, with the facts.") String sentence) {}
}
