package vn.tienglang.office.store.station;

import java.time.LocalDate;
import vn.tienglang.airtime.StationId;

/** How many entries a station has settled for the log of a day; at least one. */
public record AsRunDayCount(StationId station, LocalDate date, int entries) {}
