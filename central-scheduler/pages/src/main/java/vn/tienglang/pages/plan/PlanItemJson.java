package vn.tienglang.pages.plan;

import org.jspecify.annotations.Nullable;
import vn.tienglang.pages.openapi.ApiField;
import vn.tienglang.pages.openapi.ApiSchema;

/** JSON of the requests that change a plan. A nullable component is an optional field. */
public final class PlanItemJson {
    private PlanItemJson() {}

    @ApiSchema(name = "NewRaised", description = "The wish to raise a unit.")
    public record NewRaised(
            String unit,
            @ApiField(description = "Its number.") String situation,
            @ApiField(
                            description =
                                    "The zones where it happens, with commas between; all of the "
                                            + "unit when absent.")
                    @Nullable String affected,
            @ApiField(description = "What is told, in turn; names with commas between.")
                    String bulletins,
            @ApiField(description = "An instant in UTC, ISO 8601; until it is lowered when absent.")
                    @Nullable String until) {}
}
