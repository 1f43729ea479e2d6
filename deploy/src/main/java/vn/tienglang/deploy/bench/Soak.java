package vn.tienglang.deploy.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import vn.tienglang.airtime.StationId;
import vn.tienglang.deploy.DemoSystem;
import vn.tienglang.deploy.DemoSystem.DemoStation;
import vn.tienglang.deploy.DemoSystem.Ports;
import vn.tienglang.deploy.ProgramCommands;
import vn.tienglang.deploy.TcpProxy;
import vn.tienglang.deploy.UntypedJson;
import vn.tienglang.deploy.bench.SoakBookings.Booking;

/**
 * Benchmark {@code deploy/bench soak}: one centre and three nodes as real processes, with faults at
 * random, and the books compared at the end.
 *
 * <p>The run has rounds. In a round an airing of six seconds is booked every ten seconds while
 * programs are killed and stopped and links are cut ({@link SoakFaults}). Then everything is
 * repaired, and one more airing is booked, which every station must air. About 200 kills in about
 * 15 minutes; six seconds of sound every ten are an hour of a usual day, which has one programme
 * every two minutes. Sound is off, relays are simulated. The choices come from a seed, which is
 * printed; the moments also depend on the machine.
 *
 * <pre>
 * kills, cuts, restores  how often; no aim
 * lost, twice            see {@link SoakComparison}; also lost: an airing of a booking that the
 *                        centre still shows as awaited or unconfirmed after {@link SoakProbe#SETTLED}
 * unreadable             databases that cannot be read whole at the end, journals that a node put
 *                        aside as damaged, starts that a program refused because of damage
 * silent_too_long        after all repairs of a round: each station that is not linked, with a
 *                        trusted clock and online for the centre within {@link SoakProbe#silentMost}; each
 *                        station that did not air the booking made then, or whose confirmation is
 *                        not at the centre within {@link SoakProbe#silentMost} after its start; each
 *                        station that reports a fault at the end
 * idle_bytes_per_day     see {@link IdleTraffic}
 * </pre>
 */
public final class Soak {
    private static final double IDLE_AIM = 340_000;
    private static final Duration STORM_MOST = Duration.ofMinutes(4);
    private static final Duration ACKNOWLEDGED = Duration.ofSeconds(3);
    private static final Duration BOOKED_AHEAD = Duration.ofSeconds(40);
    private static final Duration AHEAD = Duration.ofSeconds(10);

    /** Mean time between two faults. */
    private static final Duration BETWEEN_FAULTS = Duration.ofMillis(1_600);

    private final Plan plan;
    private final DemoSystem system;
    private final SoakLog log;
    private final SplittableRandom random;
    private final Map<StationId, TcpProxy> links;
    private final MqttTraffic traffic;
    private final SoakBookings bookings = new SoakBookings();
    private final SoakFaults faults;
    private final Map<Path, StationId> oldJournals = new LinkedHashMap<>();
    private final SoakProbe probe;

    /** Time between the booking of a round's end and its start; longer on a slow machine. */
    private final Duration ahead;

    /**
     * Size of a run.
     *
     * @param seed source of all choices
     * @param rounds number of rounds, at least 1
     * @param kills kills in a round
     * @param idle length of the idle stretch
     */
    private record Plan(long seed, int rounds, int kills, Duration idle) {
        static Plan of(List<String> arguments) {
            boolean quick = arguments.contains("--quick");
            return new Plan(
                    option(arguments, "--seed").orElseGet(() -> System.nanoTime() & 0xffff_ffffL),
                    option(arguments, "--rounds").orElse(quick ? 1L : 10L).intValue(),
                    quick ? 8 : 20,
                    Duration.ofSeconds(option(arguments, "--idle").orElse(quick ? 10L : 240L)));
        }

        private static Optional<Long> option(List<String> arguments, String name) {
            int i = arguments.indexOf(name);
            return i < 0 ? Optional.empty() : Optional.of(Long.parseLong(arguments.get(i + 1)));
        }
    }

    private Soak(
            Plan plan,
            DemoSystem system,
            Map<StationId, TcpProxy> links,
            MqttTraffic traffic,
            SoakLog log,
            Duration start) {
        this.plan = plan;
        this.system = system;
        this.links = links;
        this.traffic = traffic;
        this.log = log;
        this.random = new SplittableRandom(plan.seed());
        this.faults = new SoakFaults(system, links, bookings, random, log);
        this.probe = new SoakProbe(system, links.keySet(), bookings, faults, log, start);
        this.ahead = start.compareTo(AHEAD) > 0 ? start : AHEAD;
    }

    /**
     * Runs it. Options: {@code --quick}; {@code --seed N}; {@code --rounds N} instead of 10; {@code
     * --idle SECONDS} instead of 240.
     */
    public static void main(String[] arguments) throws IOException {
        Plan plan = Plan.of(List.of(arguments));
        var log = new SoakLog(System.err);
        Path folder = Files.createTempDirectory("tieng-lang-soak");
        log.line("seed " + plan.seed() + ", data in " + folder);
        List<DemoStation> stations = DemoSystem.LANG_SON;
        Ports ports = Ports.free(stations.size());
        var traffic = new MqttTraffic(System::nanoTime);
        var links = new LinkedHashMap<StationId, TcpProxy>();
        try (var system = DemoSystem.create(folder, ProgramCommands.here(), ports, stations)) {
            for (DemoStation one : stations) {
                TcpProxy link =
                        links.isEmpty()
                                ? new TcpProxy(ports.mqtt(), traffic)
                                : new TcpProxy(ports.mqtt());
                links.put(one.station(), link);
                system.setNodeBrokerPort(one.station(), link.port());
                switchSoundOff(system.stationFolder(one.station()).resolve("node.properties"));
            }
            long began = System.nanoTime();
            system.startCentre();
            var start = Duration.ofNanos(System.nanoTime() - began);
            log.line("the centre started in " + start.toMillis() + " ms");
            links.keySet().forEach(system::startNode);
            var soak = new Soak(plan, system, links, traffic, log, start);
            soak.run();
        } finally {
            links.values().forEach(TcpProxy::close);
        }
    }

    private static void switchSoundOff(Path config) throws IOException {
        String text = Files.readString(config).replaceAll("(?m)^sound\\s*=.*\n", "");
        Files.writeString(config, text + "\nsound = silent\n");
    }

    private void run() {
        probe.awaitReady();
        UntypedJson clip = probe.ident();
        for (int round = 1; round <= plan.rounds(); round++) {
            log.line("round " + round);
            storm(clip);
            log.line("repair everything");
            faults.repairAll();
            probe.awaitReady();
            probe.airEverywhere(clip, ahead);
            if (round % 3 == 0 || round == plan.rounds()) {
                emptyOneJournal();
            }
        }
        IdleTraffic idle = measureIdle();
        probe.awaitSettled();
        probe.compareBoards();
        system.close();
        print(SoakReport.read(system, links.keySet(), bookings, faults, oldJournals), idle);
    }

    /** Faults and bookings until so many programs were killed. */
    private void storm(UntypedJson clip) {
        long end = System.nanoTime() + STORM_MOST.toNanos();
        long nextFault = System.nanoTime();
        int first = faults.kills();
        int injected = 0;
        while (faults.kills() - first < plan.kills() && System.nanoTime() < end) {
            long now = System.nanoTime();
            faults.repairDue(now);
            bookAhead(clip);
            if (now >= nextFault) {
                int kills = faults.kills() - first;
                if (kills == plan.kills() / 4 && injected++ == 0) {
                    faults.killCentreAndCopy(now);
                } else if (kills >= plan.kills() * 3 / 4 && injected == 1 && injected++ == 1) {
                    faults.killCentreAndRestore(now);
                } else {
                    faults.injectOne(now);
                }
                nextFault = now + random.nextLong(2 * BETWEEN_FAULTS.toNanos());
            }
            SoakProbe.pause();
        }
    }

    /** Keeps some airings booked ahead, while the centre answers. */
    private void bookAhead(UntypedJson clip) {
        Instant now = Instant.now();
        if (faults.isCentreReady() && bookings.lastStart().isBefore(now.plus(BOOKED_AHEAD))) {
            Optional<Booking> booking = probe.book(clip, Duration.ofSeconds(random.nextInt(4, 12)));
            booking.ifPresent(one -> log.line("booked " + one.slot() + " for " + one.start()));
        }
    }

    /**
     * Empties the journal of one station, unless an airing is not confirmed yet: a new journal does
     * not judge what was before it.
     */
    private void emptyOneJournal() {
        var stations = List.copyOf(links.keySet());
        StationId station = stations.get(random.nextInt(stations.size()));
        // The acknowledgement of the last entry is on its way.
        boolean _ = probe.holdsUntil(System.nanoTime() + ACKNOWLEDGED.toNanos(), () -> false);
        if (probe.open().isEmpty()) {
            faults.emptyJournal(station).forEach(old -> oldJournals.put(old, station));
            probe.awaitReady();
        }
    }

    private IdleTraffic measureIdle() {
        // What follows from the last round goes over the wire first.
        boolean _ = probe.holdsUntil(System.nanoTime() + plan.idle().toNanos() / 4, () -> false);
        log.line("idle for " + plan.idle().toSeconds() + " s");
        int mark = traffic.mark();
        long end = System.nanoTime() + plan.idle().toNanos();
        boolean _ = probe.holdsUntil(end, () -> false);
        traffic.since(mark).forEach(packet -> log.line("idle: " + packet));
        return IdleTraffic.of(
                traffic.since(0), mark, plan.idle(), Math.max(1, traffic.keepAliveSeconds()));
    }

    private void print(SoakReport report, IdleTraffic idle) {
        var lost = new ArrayList<>(report.comparison().lost());
        lost.addAll(probe.lost());
        List<String> twice = report.comparison().twice();
        lost.forEach(what -> log.line("LOST: " + what));
        twice.forEach(what -> log.line("TWICE: " + what));
        report.damage().forEach(what -> log.line("UNREADABLE: " + what));
        String scale =
                "seed %d, %d rounds, %d bookings answered 201, %d refused, %d unanswered, %d entries at the centre"
                        .formatted(
                                plan.seed(),
                                plan.rounds(),
                                bookings.count(),
                                bookings.refused(),
                                bookings.unanswered(),
                                report.entries());
        figure("kills", "higher", "SIGKILL of nodes and centre; " + faults.describe())
                .print(List.of((double) faults.kills()));
        figure("cuts", "higher", "cuts of the link of one station, up to 10 s each")
                .print(List.of((double) faults.cuts()));
        figure("restores", "higher", "an older copy of the centre's data put back")
                .print(List.of((double) faults.restores()));
        count("lost", lost, "bookings and entries that are missing; " + scale);
        count("twice", twice, "entries and airings that exist twice; " + scale);
        count("unreadable", report.damage(), "damaged databases and refused starts; " + scale);
        count(
                "silent_too_long",
                probe.silent(),
                "not ready or not airing within %d s after repair; %s"
                        .formatted(probe.silentMost().toSeconds(), scale));
        new BenchResult(
                        "soak",
                        "idle_bytes_per_day",
                        "B",
                        "lower",
                        "node without TLS, %d s through a counting proxy, with headers of TCP and IP; bytes a day: %s"
                                .formatted(plan.idle().toSeconds(), idle.describe()))
                .print(List.of(idle.bytesPerDay()), IDLE_AIM);
    }

    private static void count(String name, List<String> found, String note) {
        figure(name, "lower", note).print(List.of((double) found.size()), 0);
    }

    private static BenchResult figure(String name, String better, String note) {
        return new BenchResult("soak", name, "count", better, note);
    }
}
