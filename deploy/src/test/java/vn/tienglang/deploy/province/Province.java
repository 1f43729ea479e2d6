package vn.tienglang.deploy.province;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import vn.tienglang.airtime.Area;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.signing.Signer;
import vn.tienglang.audio.clips.ClipLibrary;
import vn.tienglang.node.port.Journal;
import vn.tienglang.node.port.VirtualTime;
import vn.tienglang.office.store.ClipSource;
import vn.tienglang.office.store.Transactions;

/**
 * Province in virtual time: one centre on a database and its stations. Faults come by percentage
 * from a seed; the same seed on an empty database gives the same history, except for signatures.
 * Used on one thread.
 */
final class Province {
    static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private static final int LONGEST_POWER_CUT_MINUTES = 240;
    private static final int LONGEST_LINK_CUT_MINUTES = 600;

    private final Transactions transactions;
    private final AreaCode unit;
    private final FaultShares faults;
    private final SplittableRandom random;
    private final VirtualTime time = new VirtualTime();
    private final Instant start;
    private final ProvinceCentre centre;
    private final List<Station> places = new ArrayList<>();
    private final List<ProvinceStation> stations = new ArrayList<>();

    /**
     * A province without stations.
     *
     * @param clips folder of the recordings
     * @param signer signer of the centre
     * @param unit the unit whose office gives the orders
     * @param start first instant
     */
    Province(
            Transactions transactions,
            Path clips,
            Signer signer,
            AreaCode unit,
            Instant start,
            FaultShares faults,
            long seed) {
        this.transactions = transactions;
        this.unit = unit;
        this.start = start;
        this.faults = faults;
        this.random = new SplittableRandom(seed);
        ClipLibrary library = ClipLibrary.open(clips);
        centre =
                new ProvinceCentre(
                        time, start, transactions, new LibraryClipSource(library), signer, ZONE);
    }

    /** Clips of a folder with a manifest. */
    private record LibraryClipSource(ClipLibrary library) implements ClipSource {
        @Override
        public List<Clip> clips() {
            return library.clips();
        }

        @Override
        public Optional<byte[]> part(Clip clip, int index) {
            return library.part(clip.id(), index);
        }
    }

    /** Adds a station, which is enrolled in the database already, with this key and journal. */
    void add(Station station, Signer signer, Supplier<Journal> journals) {
        LocalDate date = LocalDate.ofInstant(start, ZONE);
        List<AreaCode> areas =
                transactions.inTransaction(repositories ->
                        repositories.areas().tree().ancestry(station.area(), date).stream()
                                .map(Area::code)
                                .toList());
        var one =
                new ProvinceStation(
                        time,
                        start,
                        station,
                        areas,
                        signer,
                        random.split(),
                        journals,
                        centre::receive,
                        random.nextInt(100) < faults.deadHorns());
        one.whenConnected(centre::connected);
        centre.add(one);
        places.add(station);
        stations.add(one);
    }

    /**
     * Gives the orders of the office, and runs until this instant.
     *
     * @return what was true, and what the centre has
     */
    ProvinceReport run(Instant end) {
        ProvincePlan.order(centre.office(), unit, places, start, ZONE);
        centre.start();
        stations.forEach(ProvinceStation::start);
        planFaults(end);
        time.runUntil(Duration.between(start, end));
        stations.forEach(ProvinceStation::end);
        time.runUntil(Duration.between(start, end).plusSeconds(1));
        centre.refreshOverviews();
        return ProvinceReport.of(
                transactions,
                stations,
                LocalDate.ofInstant(start, ZONE),
                LocalDate.ofInstant(end, ZONE),
                end,
                centre.messages());
    }

    /** Cuts power and links at random times of each day, but not at its end. */
    private void planFaults(Instant end) {
        long days = Math.max(1, Duration.between(start, end).toDays());
        for (ProvinceStation station : stations) {
            for (long day = 0; day < days; day++) {
                Duration from = Duration.ofDays(day);
                if (random.nextInt(100) < faults.powerCuts()) {
                    Duration length = minutes(LONGEST_POWER_CUT_MINUTES);
                    time.at(from.plus(minutes(840)), () -> station.losePower(length));
                }
                if (random.nextInt(100) < faults.linkCuts()) {
                    Duration length = minutes(LONGEST_LINK_CUT_MINUTES);
                    time.at(from.plus(minutes(720)), () -> station.loseLink(length));
                }
            }
        }
    }

    private Duration minutes(int most) {
        return Duration.ofMinutes(1 + random.nextInt(most));
    }
}
