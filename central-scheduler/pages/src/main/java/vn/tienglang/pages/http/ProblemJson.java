package vn.tienglang.pages.http;

import io.avaje.jsonb.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JSON of problems (RFC 9457) of the HTTP API. A nullable component is an optional field. */
final class ProblemJson {
    private ProblemJson() {}

    @Json
    record Problem(
            String type,
            String title,
            int status,
            String detail,
            @Nullable String reference,
            @Nullable List<RuleViolation> refusals) {}

    @Json
    record RuleViolation(String rule, @Nullable String field, String sentence) {}
}
