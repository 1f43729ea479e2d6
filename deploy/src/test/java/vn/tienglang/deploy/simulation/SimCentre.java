package vn.tienglang.deploy.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import vn.tienglang.airtime.Area;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.wire.TestKeys;
import vn.tienglang.central.desk.Archive;
import vn.tienglang.central.desk.Desk;
import vn.tienglang.central.desk.DeskRules;
import vn.tienglang.central.desk.Enrolment;
import vn.tienglang.central.desk.MemoryArchive;
import vn.tienglang.central.desk.MemoryShelf;
import vn.tienglang.central.desk.StationKeys;

/**
 * The centre: books and recordings that outlive a crash, and the desk while the program runs. The
 * desk is the real one. With an embedded broker, the two die together.
 */
final class SimCentre {
    /** How long after its end an airing may stay unconfirmed. */
    static final Duration GRACE = Duration.ofMinutes(15);

    private final Scene scene;
    private final Seed seed;
    private final ZoneId zone;
    private final boolean brokerInside;
    private final MemoryArchive archive = new MemoryArchive();
    private final MemoryShelf shelf = new MemoryShelf();
    private final Peril peril = new Peril(this::diesAt);
    private Optional<Program> program = Optional.empty();
    private Lifeline rest = new Lifeline();
    private Duration backAfter = Duration.ofSeconds(5);
    private boolean orderly;
    private int starts;

    /** A centre whose program is not started, with these places and stations in its books. */
    SimCentre(
            Scene scene,
            Seed seed,
            ZoneId zone,
            boolean brokerInside,
            List<Area> areas,
            List<Station> stations) {
        this.scene = scene;
        this.seed = seed;
        this.zone = zone;
        this.brokerInside = brokerInside;
        Instant since = scene.beginning().minus(Duration.ofDays(2));
        archive.inTransaction(books -> {
            books.areas().add(areas);
            for (Station station : stations) {
                StationId id = station.id();
                books.enrolments()
                        .put(
                                new Enrolment(
                                        station,
                                        TestKeys.idOf(id),
                                        "unused",
                                        StationKeys.sha256("secret of " + id),
                                        since));
            }
            return stations.size();
        });
    }

    MemoryShelf shelf() {
        return shelf;
    }

    /** The books, as they are committed. */
    Archive books() {
        return archive;
    }

    boolean runs() {
        return program.isPresent();
    }

    /** A death waits for it. */
    Peril peril(Duration then) {
        backAfter = then;
        return peril;
    }

    /** The program is started. */
    void starts() {
        if (program.isPresent()) {
            return;
        }
        if (brokerInside) {
            scene.broker().comeUp();
        }
        program = Optional.of(new Program());
        scene.witness().saw(new Happening.AtCentre("started"));
        asks(desk -> desk.stockClips());
    }

    /** Somebody asks the desk for something; nothing when it does not run, or dies over it. */
    void asks(Consumer<Desk> wish) {
        program.ifPresent(running -> running.asks(wish));
    }

    private void diesAt(String where) {
        dies(backAfter, where);
    }

    /** The program ends, whatever it was doing, and comes back. */
    void dies(Duration restartedAfter, String where) {
        if (program.isEmpty()) {
            return;
        }
        Program dying = program.get();
        program = Optional.empty();
        dying.dies();
        scene.witness().saw(new Happening.AtCentre("died " + where));
        if (brokerInside) {
            scene.broker().goDown();
        }
        rest = new Lifeline();
        scene.in(restartedAfter, rest, this::starts);
    }

    /** From now on all is well with it. */
    void isLeftInPeace() {
        orderly = true;
        peril.pass();
        rest.cut();
        starts();
        program.ifPresent(running -> running.alarm.behaves());
    }

    /** The program, from one start to its end. */
    private final class Program {
        private final Lifeline process = new Lifeline();
        private final SimPost post;
        private final SimAlarm alarm;
        private final Desk desk;

        Program() {
            Mutation mutation = scene.mutation().make();
            Seed ours = seed.branch("start " + ++starts);
            var watched = new WatchedArchive(archive, peril, scene.witness());
            post = new SimPost(scene, ours.branch("post"), process, peril, mutation, this::desk);
            alarm =
                    new SimAlarm(
                            scene,
                            ours.branch("alarm"),
                            process,
                            orderly,
                            () -> asks(desk -> desk.publishDue(scene.now())),
                            () -> asks(desk -> post.send(desk.timeBeacon(scene.now()))));
            desk =
                    new Desk(
                            mutation.archive(watched),
                            new StationKeys(archive, one -> TestKeys.station(one.station().id())),
                            shelf,
                            post,
                            alarm,
                            scene::now,
                            new DeskRules(zone, GRACE));
        }

        private Desk desk() {
            return desk;
        }

        void asks(Consumer<Desk> wish) {
            try {
                wish.accept(desk);
            } catch (Death _) {
                // It is dead by now, and whoever asked gets no answer.
            }
        }

        void dies() {
            process.cut();
            post.die();
        }
    }
}
