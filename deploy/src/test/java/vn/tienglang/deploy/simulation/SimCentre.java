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
import vn.tienglang.office.OfficeFixture;
import vn.tienglang.office.asrun.StationMessageReceiver;
import vn.tienglang.office.station.StationKeys;
import vn.tienglang.office.store.InMemoryClipSource;
import vn.tienglang.office.store.InMemoryTransactions;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.store.station.Enrolment;

/**
 * The centre: books and recordings that outlive a crash, and the desk while the program runs. The
 * desk is the real one. With an embedded broker, the two die together.
 */
final class SimCentre {
    /** How long after its end an airing may stay unconfirmed. */
    static final Duration GRACE = Duration.ofMinutes(15);

    private final SimContext scene;
    private final SeededRandom seed;
    private final ZoneId zone;
    private final boolean brokerInside;
    private final InMemoryTransactions archive = new InMemoryTransactions();
    private final InMemoryClipSource shelf = new InMemoryClipSource();
    private final CrashPoint peril = new CrashPoint(this::diesAt);
    private Optional<Program> program = Optional.empty();
    private TaskLifetime rest = new TaskLifetime();
    private Duration backAfter = Duration.ofSeconds(5);
    private boolean orderly;
    private int starts;

    /** A centre whose program is not started, with these places and stations in its books. */
    SimCentre(
            SimContext scene,
            SeededRandom seed,
            ZoneId zone,
            boolean brokerInside,
            List<Area> areas,
            List<Station> stations) {
        this.scene = scene;
        this.seed = seed;
        this.zone = zone;
        this.brokerInside = brokerInside;
        Instant since = scene.startInstant().minus(Duration.ofDays(2));
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

    InMemoryClipSource shelf() {
        return shelf;
    }

    /** The books, as they are committed. */
    Transactions books() {
        return archive;
    }

    boolean runs() {
        return program.isPresent();
    }

    /** A death waits for it. */
    CrashPoint peril(Duration then) {
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
        scene.listener().onEvent(new SimEvent.AtCentre("started"));
        asks(office -> office.clips().registerClips());
    }

    /** Somebody asks the desk for something; nothing when it does not run, or dies over it. */
    void asks(Consumer<OfficeFixture> wish) {
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
        scene.listener().onEvent(new SimEvent.AtCentre("died " + where));
        if (brokerInside) {
            scene.broker().goDown();
        }
        rest = new TaskLifetime();
        scene.in(restartedAfter, rest, this::starts);
    }

    /** From now on all is well with it. */
    void isLeftInPeace() {
        orderly = true;
        peril.pass();
        rest.end();
        starts();
        program.ifPresent(running -> running.alarm.behaves());
    }

    /** The program, from one start to its end. */
    private final class Program {
        private final TaskLifetime process = new TaskLifetime();
        private final SimStationSender post;
        private final SimAlarm alarm;
        private final OfficeFixture office;

        Program() {
            Mutation mutation = scene.mutation().make();
            SeededRandom ours = seed.branch("start " + ++starts);
            var watched = new ObservedTransactions(archive, peril, scene.listener());
            post =
                    new SimStationSender(
                            scene, ours.branch("post"), process, peril, mutation, this::office);
            alarm =
                    new SimAlarm(
                            scene,
                            ours.branch("alarm"),
                            process,
                            orderly,
                            () -> asks(office -> office.publishDue(scene.now())),
                            () ->
                                    asks(office ->
                                            post.send(
                                                    StationMessageReceiver.timeBeacon(
                                                            scene.now()))));
            office =
                    new OfficeFixture(
                            mutation.archive(watched),
                            new StationKeys(archive, one -> TestKeys.station(one.station().id())),
                            shelf,
                            post,
                            alarm,
                            scene::now,
                            zone,
                            GRACE);
        }

        private OfficeFixture office() {
            return office;
        }

        void asks(Consumer<OfficeFixture> wish) {
            try {
                wish.accept(office);
            } catch (SimulatedCrash _) {
                // It is dead by now, and whoever asked gets no answer.
            }
        }

        void dies() {
            process.end();
            post.die();
        }
    }
}
