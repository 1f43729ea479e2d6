package vn.tienglang.central.desk;

import java.time.LocalDate;
import vn.tienglang.airtime.StationId;

/** How many entries a station has settled for the log of a day; at least one. */
public record ToldDay(StationId station, LocalDate date, int entries) {}
