package vn.tienglang.central.desk;

import java.time.Instant;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.asrun.SignedEntry;

/**
 * One thing a station has proven.
 *
 * @param station whose
 * @param entry the proof
 * @param title of the slot, or the airing's own name when it has none
 * @param receivedAt when the centre took it over
 */
public record ConfirmationView(
        Station station, SignedEntry entry, String title, Instant receivedAt) {}
