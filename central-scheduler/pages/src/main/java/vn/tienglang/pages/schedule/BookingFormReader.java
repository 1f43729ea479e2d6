package vn.tienglang.pages.schedule;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.office.schedule.BookingRequest;
import vn.tienglang.pages.form.RequestFields;

/** Reader of a booking of one clip at one time. */
final class BookingFormReader {
    private BookingFormReader() {}

    /**
     * The requested booking; empty, with all errors among the fields' errors, when a field is
     * missing or cannot be read.
     *
     * @param title the title when the field is empty
     */
    static Optional<BookingRequest> bookingRequest(RequestFields fields, Optional<String> title) {
        Optional<String> usable = fields.title(title);
        Optional<AreaCode> area = fields.parsed("area", AreaCode::new);
        Optional<LocalDate> date = fields.bookableDay("date");
        Optional<LocalTime> time = fields.time("time");
        Optional<ClipId> clip = fields.parsed("clip", ClipId::new);
        Optional<MessageClass> messageClass = fields.messageClass();
        if (!fields.errors().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                BookingRequest.once(
                        usable.orElseThrow(),
                        area.orElseThrow(),
                        date.orElseThrow(),
                        time.orElseThrow(),
                        clip.orElseThrow(),
                        messageClass.orElseThrow()));
    }
}
