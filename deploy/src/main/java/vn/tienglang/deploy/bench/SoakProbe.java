package vn.tienglang.deploy.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import vn.tienglang.airtime.StationId;
import vn.tienglang.deploy.CentreClient;
import vn.tienglang.deploy.DemoSystem;
import vn.tienglang.deploy.StationPageClient;
import vn.tienglang.deploy.UntypedJson;
import vn.tienglang.deploy.bench.SoakBookings.Booking;

/**
 * Questions to the running programs of a soak, as a person asks them: the pages of the stations and
 * the API of the centre. What is wrong is logged and kept for the figures.
 *
 * <p>Not thread-safe.
 */
final class SoakProbe {
    /** The longest back-off of a link. */
    private static final Duration LINK_BACKOFF = Duration.ofSeconds(60);

    /** Time for the start of programs; on a slow machine four times the measured start. */
    private static final Duration START_LEAST = Duration.ofSeconds(30);

    /** Time at the end in which every confirmation reaches the centre. */
    static final Duration SETTLED = Duration.ofMinutes(2);

    /** Time between two questions. */
    private static final Duration STEP = Duration.ofMillis(50);

    private static final int ATTEMPTS = 3;

    private final DemoSystem system;
    private final Set<StationId> stations;
    private final SoakBookings bookings;
    private final SoakFaults faults;
    private final SoakLog log;
    private final Duration silentMost;
    private final List<String> silent = new ArrayList<>();
    private final List<String> lost = new ArrayList<>();
    private CentreClient client;
    private int loggedInAt;

    /**
     * A probe of a system whose centre has just started for the first time.
     *
     * @param start time that this start took; it measures how busy the machine is
     */
    SoakProbe(
            DemoSystem system,
            Set<StationId> stations,
            SoakBookings bookings,
            SoakFaults faults,
            SoakLog log,
            Duration start) {
        this.system = system;
        this.stations = stations;
        this.bookings = bookings;
        this.faults = faults;
        this.log = log;
        Duration starting = start.multipliedBy(4);
        this.silentMost =
                LINK_BACKOFF.plus(starting.compareTo(START_LEAST) > 0 ? starting : START_LEAST);
        this.client = CentreClient.ofAdministrator(system);
    }

    /** Books the next airing so far ahead; nothing when the centre refused or did not answer. */
    Optional<Booking> book(UntypedJson clip, Duration ahead) {
        logIn();
        return bookings.book(client, clip, Instant.now(), ahead);
    }

    /** Time after a repair in which everything has to work again: 90 s on a quick machine. */
    Duration silentMost() {
        return silentMost;
    }

    /** The station ident. */
    UntypedJson ident() {
        return client.ident();
    }

    /** Waits until every station is linked, has a trusted clock and is online for the centre. */
    void awaitReady() {
        long end = System.nanoTime() + silentMost.toNanos();
        if (!holdsUntil(
                end,
                () -> {
                    faults.repairDue(System.nanoTime());
                    return faults.isCentreReady();
                })) {
            silent("the centre does not answer");
            return;
        }
        logIn();
        for (StationId station : stations) {
            if (!holdsUntil(end, () -> isReady(station))) {
                silent(station + " is not ready");
            }
        }
        log.line("every station is ready");
    }

    private boolean isReady(StationId station) {
        UntypedJson page = new StationPageClient(system.page(station)).status();
        return page.at("linkUp").isTrue()
                && page.at("clockTrusted").isTrue()
                && client.isOnline(station);
    }

    private void silent(String what) {
        log.line("SILENT: " + what);
        silent.add(what);
    }

    /** True when the condition holds before the end; a program that does not answer is a no. */
    boolean holdsUntil(long end, BooleanSupplier condition) {
        while (true) {
            try {
                if (condition.getAsBoolean()) {
                    return true;
                }
            } catch (IllegalStateException e) {
                if (System.nanoTime() >= end) {
                    log.line("no answer: " + e.getMessage());
                }
            }
            if (System.nanoTime() >= end) {
                return false;
            }
            pause();
        }
    }

    static void pause() {
        try {
            Thread.sleep(STEP);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Books an airing and waits until every station has confirmed that it aired to its end. */
    void airEverywhere(UntypedJson clip, Duration ahead) {
        Optional<Booking> booking = Optional.empty();
        for (int attempt = 0; attempt < ATTEMPTS && booking.isEmpty(); attempt++) {
            booking = book(clip, ahead);
        }
        if (booking.isEmpty()) {
            silent("the centre does not take a booking");
            return;
        }
        String slot = booking.get().slot();
        log.line("booked " + slot + " for " + booking.get().start() + ", has to air everywhere");
        Duration most = Duration.between(Instant.now(), booking.get().start()).plus(silentMost);
        long end = System.nanoTime() + most.toNanos();
        for (StationId station : stations) {
            boolean isConfirmed =
                    holdsUntil(end, () -> !client.confirmations(station, slot).isEmpty());
            List<String> outcomes =
                    isConfirmed
                            ? client.confirmations(station, slot).stream()
                                    .map(entry -> entry.at("outcome").text())
                                    .toList()
                            : List.of();
            if (!outcomes.equals(List.of("aired"))) {
                silent(station + " has for " + slot + ": " + outcomes);
            }
        }
    }

    /** Logs in when the centre was started anew since the last login. */
    private void logIn() {
        if (loggedInAt == faults.centreStarts()) {
            return;
        }
        var api = system.api();
        try {
            api.logIn("admin", CentreClient.PASSWORD);
            client = new CentreClient(api);
            loggedInAt = faults.centreStarts();
        } catch (IllegalStateException e) {
            log.line("no login: " + e.getMessage());
        }
    }

    void awaitSettled() {
        long end = System.nanoTime() + SETTLED.toNanos();
        if (!holdsUntil(end, () -> open().isEmpty())) {
            open().forEach(this::lost);
        }
    }

    /** Airings of bookings that the board shows as not confirmed. */
    List<String> open() {
        var open = new ArrayList<String>();
        client.board()
                .forEach((station, state) -> {
                    for (UntypedJson airing : state.at("today").each().toList()) {
                        String verdict = airing.at("verdict").at("kind").text();
                        boolean isOpen = List.of("awaited", "unconfirmed").contains(verdict);
                        if (isOpen && isExpected(airing.at("airing").text())) {
                            open.add(
                                    airing.at("airing").text()
                                            + " of "
                                            + station
                                            + " is "
                                            + verdict);
                        }
                    }
                });
        return open;
    }

    private boolean isExpected(String airing) {
        return bookings.all().stream()
                .anyMatch(one -> !one.isRolledBack() && airing.startsWith(one.airingPrefix()));
    }

    private void lost(String what) {
        log.line("LOST: " + what);
        lost.add(what);
    }

    /** What stations and centre report of themselves at the end: no fault. */
    void compareBoards() {
        for (StationId station : stations) {
            UntypedJson page = new StationPageClient(system.page(station)).status();
            page.at("faults")
                    .each()
                    .forEach(fault -> silent(station + " reports: " + fault.text()));
            Objects.requireNonNull(client.board().get(station))
                    .at("status")
                    .at("faults")
                    .each()
                    .forEach(
                            fault -> silent("the board shows of " + station + ": " + fault.text()));
        }
    }

    /** Sentence for each time that something was silent for too long. */
    List<String> silent() {
        return List.copyOf(silent);
    }

    /** Sentence for each airing that the centre does not show as confirmed at the end. */
    List<String> lost() {
        return List.copyOf(lost);
    }
}
