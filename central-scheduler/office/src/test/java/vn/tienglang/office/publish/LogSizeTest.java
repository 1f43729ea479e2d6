package vn.tienglang.office.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.Limits;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.signing.Ed25519;
import vn.tienglang.airtime.signing.KeyId;
import vn.tienglang.airtime.wire.Codec;
import vn.tienglang.office.OfficeFixture;
import vn.tienglang.office.OfficeSamples;
import vn.tienglang.office.check.BookingRefusal;
import vn.tienglang.office.people.Officer;
import vn.tienglang.office.schedule.BookingRequest;
import vn.tienglang.office.schedule.BookingResult;
import vn.tienglang.office.station.StationKeys;
import vn.tienglang.office.store.InMemoryClipSource;
import vn.tienglang.office.store.InMemoryTransactions;
import vn.tienglang.office.store.station.OutboxMessage;
import vn.tienglang.planner.recurrence.Recurrence;
import vn.tienglang.planner.slot.Slot;
import vn.tienglang.planner.slot.SlotPart;

/** Bookings of one day until its log is as large as a message may be. */
class LogSizeTest {
    private static final Station STATION =
            OfficeSamples.station("ls-dong-kinh", OfficeSamples.DONG_KINH);

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryClipSource clips = new InMemoryClipSource();
    private final OfficeFixture office =
            new OfficeFixture(
                    transactions,
                    new StationKeys(transactions),
                    clips,
                    new FakeStationSender(),
                    new FakePublishTrigger(),
                    () -> OfficeSamples.EIGHT,
                    OfficeSamples.HANOI,
                    Duration.ofMinutes(10));

    @BeforeEach
    void enrol() {
        transactions.inTransaction(repositories -> {
            repositories.areas().add(OfficeSamples.areas());
            repositories
                    .enrolments()
                    .put(OfficeSamples.enrolment(STATION, OfficeSamples.Keys.of(STATION, 1)));
            return true;
        });
    }

    /** Books so many clips in a row whose titles are as long as possible on the wire. */
    private BookingResult book(int number) {
        var parts = new ArrayList<SlotPart>();
        for (int part = 0; part < Slot.PARTS; part++) {
            String name = String.format(Locale.ROOT, "%02d%02d", number, part);
            String title = "\"".repeat(Limits.TITLE_CHARACTERS - name.length()) + name;
            byte[] sound = title.getBytes(StandardCharsets.UTF_8);
            parts.add(
                    new SlotPart.Recording(
                            clips.put(title, "vi", Duration.ofSeconds(2), sound).id()));
        }
        office.clips().registerClips();
        BookingRequest one =
                BookingRequest.once(
                        "Tin " + number,
                        OfficeSamples.DONG_KINH,
                        OfficeSamples.SATURDAY,
                        LocalTime.of(17, 0),
                        ((SlotPart.Recording) parts.getFirst()).clip(),
                        MessageClass.ORDINARY);
        return office.slots()
                .book(
                        new BookingRequest(
                                one.title(),
                                one.issuer(),
                                one.target(),
                                Recurrence.once(
                                        OfficeSamples.SATURDAY.atTime(
                                                LocalTime.of(17, 0).plusMinutes(5L * number))),
                                one.starting(),
                                one.hardEnd(),
                                parts,
                                one.languages(),
                                one.messageClass()),
                        new Officer("lan", "Lan"));
    }

    @Test
    void bookingBeyondTheSizeOfAMessageIsRefusedWithDayAndStation() {
        int number = 0;
        BookingResult result = book(number);
        while (result instanceof BookingResult.Booked && number < 11) {
            result = book(++number);
        }

        assertThat(result)
                .isEqualTo(
                        new BookingResult.Refused(
                                List.of(
                                        new BookingRefusal.TooManyAirings(
                                                STATION.id(), OfficeSamples.SATURDAY))));
        assertThat(number).as("full before 500 airings").isBetween(4, 9);
        assertThat(office.publishDue(OfficeSamples.EIGHT)).isEqualTo(1);
        List<OutboxMessage> sent = office.outbox().next(9);
        var signer = Ed25519.signer(new KeyId("centre-1"), Ed25519.newPair().getPrivate());
        assertThat(Codec.encode(sent.getFirst().message(), signer).size())
                .isLessThanOrEqualTo(Limits.MESSAGE_BYTES);
    }
}
