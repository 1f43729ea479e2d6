package vn.tienglang.deploy.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.tienglang.deploy.CentreApi.Answer;
import vn.tienglang.deploy.CentreClient;
import vn.tienglang.deploy.UntypedJson;

/**
 * Bookings of a soak: one airing of the station ident every ten seconds, and what the centre
 * answered. A booking counts only when the centre answered 201.
 *
 * <p>Not thread-safe.
 */
final class SoakBookings {
    /** Distance of two starts: 6 s of sound, the relay before and after it, and some silence. */
    static final Duration GRID = Duration.ofSeconds(10);

    private final List<Booking> bookings = new ArrayList<>();
    private Instant lastStart = Instant.EPOCH;
    private long refused;
    private long unanswered;

    /**
     * Booking that was answered 201.
     *
     * @param slot id that the centre gave
     * @param start start of the airing
     * @param isRolledBack whether an older copy of the centre's data was put back later, so that
     *     the centre cannot know of the booking any more
     */
    record Booking(String slot, Instant start, boolean isRolledBack) {
        /** Name of the only airing of the slot begins with this. */
        String airingPrefix() {
            return slot + "-";
        }
    }

    /**
     * Books the first free start that is at least so far ahead.
     *
     * @return the booking; nothing when the centre refused or did not answer
     */
    Optional<Booking> book(CentreClient client, UntypedJson clip, Instant now, Duration ahead) {
        Instant start = nextStart(now, ahead);
        lastStart = start;
        Answer answer;
        try {
            answer = client.requestSlot(CentreClient.PROVINCE, start, clip);
        } catch (IllegalStateException e) {
            // Killed or stopped before it answered: it may hold the booking or not.
            unanswered++;
            return Optional.empty();
        }
        if (answer.status() != 201) {
            refused++;
            return Optional.empty();
        }
        var booking = new Booking(answer.body().at("slot").text(), start, false);
        bookings.add(booking);
        return Optional.of(booking);
    }

    /** The first start on the grid after the last one and so far ahead. */
    private Instant nextStart(Instant now, Duration ahead) {
        long grid = GRID.toSeconds();
        long earliest =
                Math.max(now.plus(ahead).getEpochSecond(), lastStart.plus(GRID).getEpochSecond());
        return Instant.ofEpochSecond((earliest + grid - 1) / grid * grid);
    }

    /** Start of the latest airing that was asked for. */
    Instant lastStart() {
        return lastStart;
    }

    /** Number of bookings; the mark of a copy of the centre's data. */
    int count() {
        return bookings.size();
    }

    /** The centre's data were replaced by a copy that was made at this mark. */
    void rolledBackTo(int mark) {
        for (int i = mark; i < bookings.size(); i++) {
            Booking booking = bookings.get(i);
            bookings.set(i, new Booking(booking.slot(), booking.start(), true));
        }
    }

    /** All bookings that were answered 201. */
    List<Booking> all() {
        return List.copyOf(bookings);
    }

    /** Number of requests that the centre refused. */
    long refused() {
        return refused;
    }

    /** Number of requests without an answer. */
    long unanswered() {
        return unanswered;
    }
}
