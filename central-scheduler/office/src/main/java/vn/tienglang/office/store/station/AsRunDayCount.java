package vn.tienglang.office.store.station;

import java.time.LocalDate;
import vn.tienglang.airtime.StationId;

/** Number of as-run entries of a station for the log of a day; at least one. */
public record AsRunDayCount(StationId station, LocalDate date, int entries) {}
