package vn.tienglang.pages.report;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.tienglang.airtime.Area;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.AreaTree;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.StationId;
import vn.tienglang.office.report.figures.AirtimeReport.Dimension;
import vn.tienglang.office.station.StationDirectory;
import vn.tienglang.pages.form.AreaIndex;
import vn.tienglang.pages.text.Messages;

/** Names of the rows of a report. Stations are read once. An instance serves one request. */
final class ReportNames {
    /** Prefix of the name of a row that is a station. */
    static final String STATION = "station/";

    private final Messages words;
    private final StationDirectory directory;
    private final AreaTree tree;
    private final LocalDate date;
    private final Map<StationId, String> stations = new HashMap<>();

    ReportNames(Messages words, StationDirectory directory, LocalDate date) {
        this.words = words;
        this.directory = directory;
        this.date = date;
        tree = directory.areas();
    }

    /** Reads the names of these stations. */
    void read(Set<StationId> ids) {
        List<StationId> missing = ids.stream().filter(id -> !stations.containsKey(id)).toList();
        stations.putAll(
                directory.stations(missing).stream()
                        .collect(Collectors.toMap(Station::id, Station::name)));
    }

    /** Reads the stations among these rows. */
    void readRows(Set<String> rows) {
        read(rows.stream().flatMap(row -> station(row).stream()).collect(Collectors.toSet()));
    }

    /** The station of a row; empty when it is a unit. */
    static Optional<StationId> station(String row) {
        return row.startsWith(STATION)
                ? Optional.of(new StationId(row.substring(STATION.length())))
                : Optional.empty();
    }

    String station(StationId id) {
        return stations.getOrDefault(id, id.value());
    }

    /** The name of a unit; "cả nước" for the country. */
    String unit(AreaCode code) {
        if (code.equals(AreaCode.COUNTRY)) {
            return words.text("bulletin.area.country");
        }
        return tree.find(code, date)
                .map(area -> AreaIndex.name(area, words))
                .or(() -> tree.history(code).stream().map(Area::name).findFirst())
                .orElse(code.value());
    }

    String theme(String theme) {
        return theme.isEmpty() ? words.text("report.theme.none") : theme;
    }

    /** The name of a row of this dimension. */
    String row(Dimension dimension, String row) {
        return switch (dimension) {
            case UNIT -> station(row).map(this::station).orElseGet(() -> unit(new AreaCode(row)));
            case LANGUAGE -> words.language(new LanguageTag(row));
            case THEME -> theme(row);
            case ORIGIN -> words.text("report.origin." + row);
            case MESSAGE_CLASS -> words.text("messageClass." + row);
            case DAY -> words.date(LocalDate.parse(row));
        };
    }
}
