package vn.tienglang.central.desk;

import java.time.LocalDate;
import java.time.LocalTime;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.planner.Slot;

/**
 * What an officer wants on the air, once.
 *
 * @param title what people will call it; see {@link Slot#refuseTitle}
 * @param area whose people are to hear it
 * @param date the day, in each station's own zone
 * @param time the local time of its start
 * @param clip what is played
 * @param messageClass what it is
 */
public record BookingRequest(
        String title,
        AreaCode area,
        LocalDate date,
        LocalTime time,
        ClipId clip,
        MessageClass messageClass) {

    /** Refuses a title that nobody could read. */
    public BookingRequest {
        Slot.refuseTitle(title);
    }
}
