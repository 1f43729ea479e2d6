package vn.tienglang.pages.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.tienglang.airtime.Clip;
import vn.tienglang.office.OfficeServices;
import vn.tienglang.office.check.BookingRefusal;
import vn.tienglang.office.people.Officer;
import vn.tienglang.office.schedule.BookingRequest;
import vn.tienglang.office.schedule.BookingResult;
import vn.tienglang.office.schedule.SlotPreviewService;
import vn.tienglang.office.store.programme.BulletinRevision;
import vn.tienglang.pages.form.PathIds;
import vn.tienglang.pages.form.PlanFormReader;
import vn.tienglang.pages.form.RequestFields;
import vn.tienglang.pages.html.Notice;
import vn.tienglang.pages.html.UndoAction;
import vn.tienglang.pages.text.Messages;
import vn.tienglang.pages.text.RefusalText;
import vn.tienglang.pages.text.RequestError;
import vn.tienglang.planner.bulletin.BulletinId;
import vn.tienglang.planner.slot.SlotPart;

/**
 * Builder of previews of bookings, and of the form they belong to. A preview may take seconds: run
 * it on the pool of computations.
 */
public final class BookingPreviewBuilder {
    /** Name of the button that takes the nearest open time; its value is a local date and time. */
    public static final String NEAREST = "nearest";

    private static final int NEXT = 5;

    /** How many proposed times are checked in full before none is offered. */
    private static final int TRIALS = 4;

    /** On how many days from the wanted one an open time is looked for. */
    private static final int DAYS = 2;

    private final Messages words;
    private final OfficeServices services;
    private final Instant now;
    private final ZoneId zone;
    private final LocalDate today;
    private final SlotFormBuilder forms;

    /** Builds as of now. */
    public BookingPreviewBuilder(
            Messages words, OfficeServices services, Instant now, ZoneId zone) {
        this.words = words;
        this.services = services;
        this.now = now;
        this.zone = zone;
        today = LocalDate.ofInstant(now, zone);
        forms = new SlotFormBuilder(words, services, now, zone);
    }

    /** The values of a form, with the nearest time in place of the typed one if it was chosen. */
    public static Map<String, String> withNearest(Map<String, String> values) {
        Optional<LocalDateTime> nearest =
                PlanFormReader.parsed(values.getOrDefault(NEAREST, ""), LocalDateTime::parse);
        var taken = new HashMap<>(values);
        taken.remove(NEAREST);
        nearest.ifPresent(at -> put(taken, at));
        return taken;
    }

    private static void put(Map<String, String> values, LocalDateTime at) {
        values.put("date", at.toLocalDate().toString());
        values.put("time", at.toLocalTime().toString());
    }

    /** The notice of the slot of that id that was just booked, with a button that withdraws it. */
    public Optional<Notice> booked(String id) {
        return PathIds.slotId(id)
                .flatMap(services.slots()::outlook)
                .filter(outlook -> !outlook.booked().withdrawn())
                .map(outlook ->
                        new ScheduleText(words, services, now, zone)
                                .booked(outlook)
                                .with(
                                        new UndoAction(
                                                words.text("undo.submit"),
                                                "/lich/" + outlook.booked().slot().id() + "/rut",
                                                List.of())));
    }

    /** The form with these values. */
    public SlotFormView form(Map<String, String> values) {
        return forms.anew(values, false);
    }

    /** The preview of the booking that the form asks for. */
    public BookingPreview preview(Map<String, String> values, Officer officer) {
        var fields = new RequestFields(values, words, today);
        Optional<BookingRequest> request = request(fields);
        if (request.isEmpty()) {
            return BookingPreview.refused(sentences(fields.errors()));
        }
        SlotPreviewService previews = services.slots().previews();
        return switch (previews.book(request.get(), officer)) {
            case BookingResult.Booked booked -> booked(request.get(), booked);
            case BookingResult.Refused refused -> refused(values, request.get(), refused, officer);
            case BookingResult.Unknown _, BookingResult.Outdated _, BookingResult.Closed _ ->
                    throw new IllegalStateException("a new slot cannot be an old one");
        };
    }

    private Optional<BookingRequest> request(RequestFields fields) {
        return new SlotFormReader(fields, words, Optional.empty()).request(forms.titles());
    }

    private static List<String> sentences(List<RequestError> errors) {
        return errors.stream().map(RequestError::sentence).distinct().toList();
    }

    private BookingPreview booked(BookingRequest request, BookingResult.Booked booked) {
        String stations = words.count("board.stations", booked.stations().size());
        List<String> next =
                services.slots().previews().next(request.when(), NEXT).stream()
                        .map(this::moment)
                        .toList();
        return new BookingPreview(
                List.of(), "", "", next, List.of(words.text("preview.booking.where", stations)));
    }

    private BookingPreview refused(
            Map<String, String> values,
            BookingRequest request,
            BookingResult.Refused refused,
            Officer officer) {
        List<String> refusals =
                sentences(
                        new RefusalText(words, services.slots(), services.directory(), zone)
                                .groupedErrors(refused.refusals()));
        Optional<LocalDateTime> nearest =
                refused.refusals().stream().anyMatch(BookingPreviewBuilder::isAboutTime)
                        ? nearest(values, request, officer)
                        : Optional.empty();
        return nearest.map(at ->
                        new BookingPreview(
                                refusals,
                                words.text("preview.booking.nearest", nearestText(request, at)),
                                at.toString(),
                                List.of(),
                                List.of()))
                .orElseGet(() -> BookingPreview.refused(refusals));
    }

    /** Whether another time may help. */
    private static boolean isAboutTime(BookingRefusal refusal) {
        return refusal.isOfOneTime() || refusal instanceof BookingRefusal.InThePast;
    }

    private String nearestText(BookingRequest request, LocalDateTime at) {
        boolean sameDay = at.toLocalDate().equals(request.when().start().toLocalDate());
        return sameDay ? words.time(at.toLocalTime()) : moment(at);
    }

    private Optional<LocalDateTime> nearest(
            Map<String, String> values, BookingRequest request, Officer officer) {
        LocalDateTime wanted = request.when().start();
        LocalDateTime earliest =
                LocalDateTime.ofInstant(now, zone).plusMinutes(SlotFormBuilder.LEAD.toMinutes());
        int trials = 0;
        for (int ahead = 0; ahead < DAYS; ahead++) {
            LocalDate date = wanted.toLocalDate().plusDays(ahead);
            if (date.isBefore(earliest.toLocalDate())) {
                continue;
            }
            LocalTime first =
                    date.equals(earliest.toLocalDate()) ? earliest.toLocalTime() : LocalTime.MIN;
            List<LocalTime> free =
                    services.previews()
                            .weeks()
                            .freeTimes(
                                    request.target(),
                                    date,
                                    wanted.toLocalTime(),
                                    minutes(request),
                                    first);
            for (LocalTime time : free) {
                if (trials++ >= TRIALS * (ahead + 1)) {
                    break;
                }
                if (fits(values, date.atTime(time), officer)) {
                    return Optional.of(date.atTime(time));
                }
            }
        }
        return Optional.empty();
    }

    private boolean fits(Map<String, String> values, LocalDateTime at, Officer officer) {
        var tried = new HashMap<>(values);
        put(tried, at);
        return request(new RequestFields(tried, words, today))
                .map(request -> services.slots().previews().book(request, officer))
                .filter(BookingResult.Booked.class::isInstance)
                .isPresent();
    }

    /** The longest time that the parts may take, in whole minutes; at least 1. */
    private int minutes(BookingRequest request) {
        Duration length =
                request.parts().stream().map(this::length).reduce(Duration.ZERO, Duration::plus);
        Duration shown = length.compareTo(request.hardEnd()) > 0 ? request.hardEnd() : length;
        return Math.toIntExact(Math.max(1, (shown.toSeconds() + 59) / 60));
    }

    private Duration length(SlotPart part) {
        return switch (part) {
            case SlotPart.Recording(var clip) ->
                    services.clips().clips().stream()
                            .filter(one -> one.id().equals(clip))
                            .map(Clip::length)
                            .findFirst()
                            .orElse(Duration.ZERO);
            case SlotPart.Bulletins(var rotation, int each) ->
                    rotation.stream()
                            .map(this::longest)
                            .max(Duration::compareTo)
                            .orElse(Duration.ZERO)
                            .multipliedBy(each);
            case SlotPart.Notices(Duration most) -> most;
            case SlotPart.Relay(var _, Duration length) -> length;
        };
    }

    /** The length of all renditions: a station with several languages plays each. */
    private Duration longest(BulletinId id) {
        return services.bulletins().find(id).stream()
                .map(BulletinRevision::bulletin)
                .flatMap(bulletin ->
                        services.clips().clips().stream()
                                .filter(clip -> bulletin.usesClip(clip.id())))
                .map(Clip::length)
                .reduce(Duration.ZERO, Duration::plus);
    }

    private String moment(LocalDateTime at) {
        return words.text(
                "week.moment",
                words.text("week.day." + at.getDayOfWeek().getValue()),
                words.date(at.toLocalDate()),
                words.time(at.toLocalTime()));
    }
}
