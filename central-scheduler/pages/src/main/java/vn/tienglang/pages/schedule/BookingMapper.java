package vn.tienglang.pages.schedule;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import vn.tienglang.airtime.StationId;
import vn.tienglang.office.report.ScheduledSlot;
import vn.tienglang.office.schedule.BookingResult;
import vn.tienglang.pages.http.ApiJson;
import vn.tienglang.pages.http.ApiMapper;
import vn.tienglang.planner.document.PlanItemJsonMapper;
import vn.tienglang.planner.preview.Conflicts;
import vn.tienglang.planner.slot.Slot;

/** Mapper of bookings to JSON. */
final class BookingMapper {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private BookingMapper() {}

    static BookingJson.BookingResult toJson(BookingResult.Booked booked) {
        return new BookingJson.BookingResult(
                booked.slot().id().value(),
                booked.booked().revision(),
                ApiMapper.kebabCase(booked.booked().stage()),
                ids(booked.stations()),
                booked.unplaced().groups().stream().mapToLong(Conflicts.Group::times).sum(),
                booked.displaced().groups().stream()
                        .map(group -> group.order().value())
                        .distinct()
                        .toList(),
                booked.first().map(LocalDateTime::toString).orElse(null));
    }

    static BookingJson.Booking toJson(ScheduledSlot view) {
        Slot slot = view.slot();
        return new BookingJson.Booking(
                slot.id().value(),
                view.booked().revision(),
                slot.title(),
                slot.issuer().value(),
                view.times().getFirst().start().toLocalDate().toString(),
                TIME.format(view.times().getFirst().start()),
                view.times().stream().map(one -> TIME.format(one.start())).toList(),
                ApiMapper.kebabCase(slot.messageClass()),
                ids(view.stations()),
                view.by(),
                view.at().toString(),
                view.withdrawn(),
                ApiMapper.kebabCase(view.stage()),
                ApiJson.parse(PlanItemJsonMapper.toJson(slot)));
    }

    static List<String> ids(List<StationId> stations) {
        return stations.stream().map(StationId::value).toList();
    }
}
