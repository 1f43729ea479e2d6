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
import vn.tienglang.office.OfficePlanSamples;
import vn.tienglang.office.station.StationKeys;
import vn.tienglang.office.store.InMemoryClipSource;
import vn.tienglang.office.store.InMemoryTransactions;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.store.station.Enrolment;

/**
 * Simulated centre: database and clips that survive a crash, and the services of the office while
 * the program runs. The service is the production class. An embedded broker crashes together with
 * the centre. Unkind things it can do:
 *
 * <ul>
 *   <li>it crashes between any two calls, right before or after a commit;
 *   <li>its database comes back in the state of an earlier moment ({@link #restoresCopy});
 *   <li>its clock is off by years for a while ({@link #clockIsWrong}).
 * </ul>
 */
final class SimCentre {
    /** How long after its end an airing may stay unconfirmed. */
    static final Duration GRACE = Duration.ofMinutes(15);

    private final SimContext context;
    private final SeededRandom seed;
    private final ZoneId zone;
    private final boolean brokerInside;
    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryClipSource clipSource = new InMemoryClipSource();
    private final CrashPoint crashPoint = new CrashPoint(this::diesAt);
    private Optional<Program> program = Optional.empty();
    private TaskLifetime rest = new TaskLifetime();
    private Duration restartAfter = Duration.ofSeconds(5);
    private boolean orderly;
    private int starts;
    private Duration clockWrongBy = Duration.ZERO;

    /** A centre with these areas and stations whose program is not started. */
    SimCentre(
            SimContext context,
            SeededRandom seed,
            ZoneId zone,
            boolean brokerInside,
            List<Area> areas,
            List<Station> stations) {
        this.context = context;
        this.seed = seed;
        this.zone = zone;
        this.brokerInside = brokerInside;
        Instant since = context.startInstant().minus(Duration.ofDays(2));
        transactions.inTransaction(repositories -> {
            repositories.areas().add(areas);
            OfficePlanSamples.openNights(repositories);
            for (Station station : stations) {
                StationId id = station.id();
                repositories
                        .enrolments()
                        .put(
                                new Enrolment(
                                        station,
                                        TestKeys.idOf(id),
                                        "unused",
                                        StationKeys.sha256("secret of " + id),
                                        "",
                                        since));
            }
            return stations.size();
        });
    }

    InMemoryClipSource clipSource() {
        return clipSource;
    }

    /** The committed state. */
    Transactions repositories() {
        return transactions;
    }

    boolean runs() {
        return program.isPresent();
    }

    /** Sets the restart delay and returns its crash point. */
    CrashPoint crashPoint(Duration then) {
        restartAfter = then;
        return crashPoint;
    }

    /** Starts the program. */
    void starts() {
        if (program.isPresent()) {
            return;
        }
        if (brokerInside) {
            context.broker().start();
        }
        program = Optional.of(new Program());
        context.listener().onEvent(new SimEvent.CentreEvent("started"));
        asks(service -> service.clips().registerClips());
    }

    /** Calls the service; does nothing while the program does not run. */
    void asks(Consumer<OfficeFixture> request) {
        program.ifPresent(running -> running.asks(request));
    }

    private void diesAt(String where) {
        dies(restartAfter, where);
    }

    /** Ends the program at once and restarts it later. */
    void dies(Duration restartedAfter, String where) {
        if (program.isEmpty()) {
            return;
        }
        Program dying = program.get();
        program = Optional.empty();
        dying.dies();
        context.listener().onEvent(new SimEvent.CentreEvent("died " + where));
        if (brokerInside) {
            context.broker().stop();
        }
        rest = new TaskLifetime();
        context.in(restartedAfter, rest, this::starts);
    }

    /** Copies the database. */
    void takesCopy() {
        transactions.takeCopy();
        context.listener().onEvent(new SimEvent.CentreCopied());
    }

    /** The program ends; the copy is put in place of the database, and the program starts. */
    void restoresCopy(Duration restartedAfter) {
        if (transactions.hasCopy()) {
            dies(restartedAfter, "for a restore");
            transactions.restoreCopy();
            context.listener().onEvent(new SimEvent.CentreRestored());
        }
    }

    /** True when the broker is a part of the program and its data lie in the same folder. */
    boolean hasBrokerInside() {
        return brokerInside;
    }

    /** The clock of the centre is wrong by this much from now on. */
    void clockIsWrong(Duration by) {
        clockWrongBy = by;
        context.listener().onEvent(new SimEvent.CentreEvent("its clock is wrong by " + by));
    }

    private Instant clock() {
        return context.now().plus(clockWrongBy);
    }

    /** Ends all faults of the centre. */
    void endFaults() {
        orderly = true;
        clockWrongBy = Duration.ZERO;
        crashPoint.pass();
        rest.end();
        starts();
        program.ifPresent(running -> running.publishTrigger.setOrderly());
    }

    /** One run of the program. */
    private final class Program {
        private final TaskLifetime process = new TaskLifetime();
        private final SimStationSender sender;
        private final SimPublishTrigger publishTrigger;
        private final OfficeFixture service;

        Program() {
            Mutation mutation = context.mutation().make();
            SeededRandom ours = seed.branch("start " + ++starts);
            var watched = new ObservedTransactions(transactions, crashPoint, context.listener());
            sender =
                    new SimStationSender(
                            context,
                            ours.branch("post"),
                            process,
                            crashPoint,
                            mutation,
                            this::service,
                            SimCentre.this::clock);
            publishTrigger =
                    new SimPublishTrigger(
                            context,
                            ours.branch("alarm"),
                            process,
                            orderly,
                            () ->
                                    asks(service -> {
                                        service.publishDue(clock());
                                        service.services().overviews().refresh(clock());
                                    }));
            service =
                    new OfficeFixture(
                            mutation.transactions(watched),
                            new StationKeys(transactions, one -> TestKeys.station(one.station())),
                            clipSource,
                            sender,
                            publishTrigger,
                            SimCentre.this::clock,
                            zone,
                            GRACE);
        }

        private OfficeFixture service() {
            return service;
        }

        void asks(Consumer<OfficeFixture> request) {
            try {
                request.accept(service);
            } catch (SimulatedCrash _) {
                // The program has crashed; the caller gets no answer.
            }
        }

        void dies() {
            process.end();
            sender.die();
        }
    }
}
