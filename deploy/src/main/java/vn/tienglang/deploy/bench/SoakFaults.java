package vn.tienglang.deploy.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import vn.tienglang.airtime.StationId;
import vn.tienglang.deploy.DemoSystem;
import vn.tienglang.deploy.TcpProxy;

/**
 * Faults of a soak, and their repair: programs are killed or stopped, links are cut, the data of
 * the centre are replaced by an older copy, a journal is emptied. What is broken is repaired by
 * {@link #repairDue} after a random time.
 *
 * <p>Not thread-safe. Times are nanoseconds of a monotonic clock.
 */
final class SoakFaults {
    private static final Duration NODE_DOWN = Duration.ofSeconds(2);
    private static final Duration CENTRE_DOWN = Duration.ofSeconds(3);
    private static final Duration PAUSED = Duration.ofSeconds(6);
    private static final Duration CUT = Duration.ofSeconds(10);

    private static final String CENTRE = "centre";

    private final DemoSystem system;
    private final Map<StationId, TcpProxy> links;
    private final SoakBookings bookings;
    private final RandomGenerator random;
    private final SoakLog log;

    /** Repairs that are due later, by the name of the broken part. */
    private final Map<String, Repair> repairs = new LinkedHashMap<>();

    private final List<Copy> copies = new ArrayList<>();
    private final List<String> damage = new ArrayList<>();
    private boolean centreReady = true;
    private int centreStarts;
    private int copiesMade;
    private int kills;
    private int cuts;
    private int pauses;
    private int restores;
    private int emptied;
    private int endedThemselves;

    /**
     * Faults in a running system.
     *
     * @param links proxy before the broker for each station
     * @param bookings is told when the data of the centre become older
     * @param random all choices come from it
     */
    SoakFaults(
            DemoSystem system,
            Map<StationId, TcpProxy> links,
            SoakBookings bookings,
            RandomGenerator random,
            SoakLog log) {
        this.system = system;
        this.links = links;
        this.bookings = bookings;
        this.random = random;
        this.log = log;
    }

    private record Repair(long dueAt, Runnable action) {}

    /** Copy of the centre's data, and the number of bookings when it was made. */
    private record Copy(Path folder, int mark) {}

    /** Injects one fault; nothing when the part that was drawn is broken already. */
    void injectOne(long now) {
        StationId station = stations().get(random.nextInt(links.size()));
        double draw = random.nextDouble();
        if (draw < 0.62) {
            killNode(station, now);
        } else if (draw < 0.76) {
            killCentre(now);
        } else if (draw < 0.87) {
            cutLink(station, now);
        } else if (draw < 0.95) {
            pauseNode(station, now);
        } else {
            pauseCentre(now);
        }
    }

    private List<StationId> stations() {
        return List.copyOf(links.keySet());
    }

    private void killNode(StationId station, long now) {
        if (system.node(station).runs()) {
            kill(station);
            repairLater(station.value(), now, NODE_DOWN, () -> system.startNode(station));
        }
    }

    private void kill(StationId station) {
        log.line("kill " + station);
        system.node(station).kill();
        kills++;
    }

    private void killCentre(long now) {
        if (system.centre().runs()) {
            log.line("kill the centre");
            centreReady = false;
            system.centre().kill();
            kills++;
            repairLater(CENTRE, now, CENTRE_DOWN, system::launchCentre);
        }
    }

    /** Kills the centre and copies its data as they lie on the disk. */
    void killCentreAndCopy(long now) {
        killCentre(now);
        if (!system.centre().runs()) {
            copiesMade++;
            var copy = new Copy(system.folder().resolve("copy-" + copiesMade), bookings.count());
            copyTree(system.centreFolder(), copy.folder());
            copies.add(copy);
            log.line("copy of the centre's data after " + copy.mark() + " bookings");
        }
    }

    /** Kills the centre and puts an older copy of its data back, if there is one. */
    void killCentreAndRestore(long now) {
        killCentre(now);
        if (!system.centre().runs() && !copies.isEmpty()) {
            Copy copy = copies.get(random.nextInt(copies.size()));
            deleteTree(system.centreFolder());
            copyTree(copy.folder(), system.centreFolder());
            bookings.rolledBackTo(copy.mark());
            copies.removeIf(other -> other.mark() > copy.mark());
            restores++;
            log.line("restored the copy after " + copy.mark() + " bookings");
        }
    }

    private void cutLink(StationId station, long now) {
        if (!repairs.containsKey("link " + station)) {
            log.line("cut the link of " + station);
            TcpProxy link = Objects.requireNonNull(links.get(station));
            link.cutAll();
            cuts++;
            repairLater("link " + station, now, CUT, link::repair);
        }
    }

    private void pauseNode(StationId station, long now) {
        if (system.node(station).runs() && !repairs.containsKey(station.value())) {
            log.line("stop " + station);
            system.node(station).pause();
            pauses++;
            repairLater(station.value(), now, PAUSED, system.node(station)::resume);
        }
    }

    private void pauseCentre(long now) {
        if (isCentreReady()) {
            log.line("stop the centre");
            centreReady = false;
            system.centre().pause();
            pauses++;
            repairLater(CENTRE, now, PAUSED, system.centre()::resume);
        }
    }

    private void repairLater(String part, long now, Duration most, Runnable action) {
        repairs.put(part, new Repair(now + random.nextLong(most.toNanos()), action));
    }

    /**
     * Empties the journal of a station, as when its card is replaced, and starts it again. Only
     * when the centre has acknowledged every entry; otherwise their loss would be the fault of the
     * soak. The copies of the centre's data are older than these entries and are deleted.
     *
     * @return the file with the old journal; empty when it was not emptied
     */
    List<Path> emptyJournal(StationId station) {
        kill(station);
        Path file = journal(station);
        List<Path> old = List.of();
        if (StoredAsRun.ofJournal(station.value(), file).isAcknowledged()) {
            emptied++;
            Path aside = system.folder().resolve(station + "-journal-" + emptied + ".db");
            move(file, aside);
            for (String ending : List.of("-wal", "-shm")) {
                move(
                        file.resolveSibling(file.getFileName() + ending),
                        aside.resolveSibling(aside.getFileName() + ending));
            }
            copies.clear();
            log.line("emptied the journal of " + station);
            old = List.of(aside);
        }
        system.startNode(station);
        return old;
    }

    /** Journal of a station. */
    Path journal(StationId station) {
        return system.stationFolder(station).resolve("data").resolve("journal.db");
    }

    /** Repairs what is due, and starts programs again that ended by themselves. */
    void repairDue(long now) {
        for (String part : List.copyOf(repairs.keySet())) {
            Repair repair = Objects.requireNonNull(repairs.get(part));
            if (repair.dueAt() <= now) {
                repairs.remove(part);
                repair.action().run();
            }
        }
        for (StationId station : stations()) {
            if (!system.node(station).runs() && !repairs.containsKey(station.value())) {
                ended(station.value(), system.node(station).exitCode(), "");
                system.startNode(station);
            }
        }
        if (!centreReady && !repairs.containsKey(CENTRE)) {
            checkCentre();
        }
    }

    private void checkCentre() {
        if (!system.centre().runs()) {
            ended(CENTRE, system.centre().exitCode(), system.centre().output());
            system.launchCentre();
        } else if (system.centreAnswers()) {
            centreReady = true;
            centreStarts++;
            log.line("the centre answers");
        }
    }

    private void ended(String program, int code, String output) {
        endedThemselves++;
        log.line(program + " ended by itself with " + code);
        output.lines()
                .filter(line -> line.contains("is damaged"))
                .forEach(line -> damage.add(program + ": " + line));
    }

    /** Repairs everything at once; the centre may still be starting. */
    void repairAll() {
        repairDue(Long.MAX_VALUE);
    }

    /** True when the centre runs, answers and is not stopped. */
    boolean isCentreReady() {
        return centreReady && !repairs.containsKey(CENTRE);
    }

    /** How often the centre became ready again; a session of before may be unknown to it. */
    int centreStarts() {
        return centreStarts;
    }

    /** Number of kills. */
    int kills() {
        return kills;
    }

    /** Number of cuts. */
    int cuts() {
        return cuts;
    }

    /** Number of restores. */
    int restores() {
        return restores;
    }

    /** Starts that were refused because data were damaged. */
    List<String> damage() {
        return List.copyOf(damage);
    }

    /** The other faults, for a note. */
    String describe() {
        return "also %d stops by SIGSTOP, %d emptied journals; %d programs ended by themselves and were started again"
                .formatted(pauses, emptied, endedThemselves);
    }

    private static void copyTree(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot copy " + from, e);
        }
    }

    private static void deleteTree(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + folder, e);
        }
    }

    private static void move(Path from, Path to) {
        try {
            if (Files.exists(from)) {
                Files.move(from, to);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot move " + from, e);
        }
    }
}
