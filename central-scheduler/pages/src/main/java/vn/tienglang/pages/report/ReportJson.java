package vn.tienglang.pages.report;

import io.avaje.jsonb.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.tienglang.office.report.figures.LossCause;
import vn.tienglang.pages.openapi.ApiField;
import vn.tienglang.pages.openapi.ApiSchema;

/** JSON of reports of the HTTP API. A nullable component is an optional field. */
final class ReportJson {
    private ReportJson() {}

    @Json
    @ApiSchema(name = "AirtimeLoss", description = "Planned airings lost for one cause.")
    record Loss(@ApiField(constants = LossCause.class) String cause, long airings) {}

    @Json
    @ApiSchema(name = "AirtimeRow", description = "One row of a table of a report.")
    record Row(
            @ApiField(description = "Code, tag or date of the row; empty for no theme.") String row,
            String name,
            long planned,
            @ApiField(description = "Rounded to two decimals, as in every file.")
                    double plannedMinutes,
            double claimedMinutes,
            double provenMinutes,
            long claimed,
            long proven,
            @ApiField(description = "Percent of the due airings, cut to one decimal.")
                    @Nullable Double onTimePercent,
            long lost,
            long open) {}

    @Json
    @ApiSchema(name = "AirtimeTable", description = "Rows of one dimension of a report.")
    record Table(String dimension, List<Row> rows) {}

    @Json
    @ApiSchema(name = "AirtimeReport", description = "What was planned, claimed and proven.")
    record Report(
            String unit,
            @ApiField(description = "A day, year-month-day.", format = "date") String from,
            @ApiField(description = "The first day after.", format = "date") String until,
            Row total,
            List<Table> tables,
            List<Loss> losses) {}
}
