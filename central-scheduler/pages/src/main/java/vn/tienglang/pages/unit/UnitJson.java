package vn.tienglang.pages.unit;

import io.avaje.jsonb.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.tienglang.pages.openapi.ApiField;
import vn.tienglang.pages.openapi.ApiSchema;

/** JSON of changes of units of the HTTP API. A nullable component is an optional field. */
final class UnitJson {
    private UnitJson() {}

    @Json
    @ApiSchema(
            name = "UnitChangeRequest",
            description =
                    "A change of administrative units. Lists of codes are separated by spaces. A"
                            + " field \"s-CODE\" names the successor of a unit that has none,"
                            + " \"t-STATION\" the unit of a station of a split unit.")
    record Request(
            @ApiField(values = {"reform", "add", "end", "merge", "move"}) String what,
            @ApiField(description = "Of reform: the province since 2025.")
                    @Nullable String province,
            @ApiField(
                            description =
                                    "The unit around a new one, the dissolved one, or the new unit"
                                            + " of a station.")
                    @Nullable String unit,
            @ApiField(description = "Official code of a new unit.") @Nullable String code,
            @ApiField(values = {"commune", "ward", "special-zone", "province"})
                    @Nullable String kind,
            @Nullable String name,
            @ApiField(format = "date") @Nullable String from,
            @ApiField(description = "Of merge: the merged units.") @Nullable String units,
            @ApiField(description = "Of end: the successors.") @Nullable String successors,
            @ApiField(description = "Of move: the station.") @Nullable String station,
            @ApiField(description = "yes: undecided units and stations stay as they are.")
                    @Nullable String keep) {}

    @Json
    @ApiSchema(
            name = "UnitChangePreview",
            description = "What a change of units does, before it is stored.")
    record Preview(
            @ApiField(description = "To be sent when it is stored.") long version,
            @ApiField(format = "date") String on,
            List<Order> orders,
            @ApiField(description = "Units without a successor that have stations or orders.")
                    List<String> undecided,
            @ApiField(description = "Stations of split units without a chosen successor.")
                    List<String> undecidedStations,
            @ApiField(description = "Airings that would be lost, as sentences.") List<String> lost,
            List<Station> stations) {}

    @Json
    @ApiSchema(
            name = "ContinuingOrder",
            description = "Order of a dissolved unit; it stays in effect in the former area.")
    record Order(String kind, String id, String title, String unit, List<String> inside) {}

    @Json
    @ApiSchema(name = "StationInChange", description = "Station that a change of units affects.")
    record Station(String station, String before, String after, String inside) {}

    @Json
    @ApiSchema(name = "UnitChange", description = "A stored change of units.")
    record Change(
            long number,
            String kind,
            String about,
            @ApiField(format = "date") String on,
            String by,
            @ApiField(format = "date-time") String at,
            boolean undone) {}

    @Json
    @ApiSchema(name = "UnitChanges", description = "The changes of units, the latest first.")
    record Changes(List<Change> changes) {}
}
