package vn.tienglang.office.cluster;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.tienglang.airtime.StationId;
import vn.tienglang.office.store.CentreName;
import vn.tienglang.office.store.CentreRepository;
import vn.tienglang.office.store.CentreRepository.SeenCentre;
import vn.tienglang.office.store.Counters;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.worker.SupervisedWorker;
import vn.tienglang.office.worker.WorkerOwner;

/**
 * Membership of a centre among the centres of one database. The thread {@code membership} stores a
 * heartbeat every {@link #BEAT} and reads those of the others.
 *
 * <pre>
 * joining -> member     no other start of this name runs, and all running centres are of the cluster
 * joining -> refused    one does after {@link #JOIN_WAIT}
 * member  -> expelled   another start has the name: this one was silent for too long
 * member  -> left       close()
 * </pre>
 *
 * <p>A centre that is alone by its settings is a member too, so that a second one is refused.
 * Methods may be called from any thread.
 */
public final class ClusterMembership implements AutoCloseable {
    /** Interval of the heartbeats. */
    public static final Duration BEAT = Duration.ofSeconds(2);

    /** Longest wait at the start: an earlier start that was killed counts as dead by then. */
    private static final Duration JOIN_WAIT = CentreRepository.SILENT_AFTER.plus(BEAT);

    private static final Duration JOIN_RETRY = Duration.ofMillis(500);
    private static final Duration CLOSE_WAIT = Duration.ofSeconds(4);

    private final Transactions transactions;
    private final CentreName name;
    private final boolean clustered;
    private final String startId;
    private final Instant startedAt;
    private final InstantSource clock;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile List<CentreName> working;
    private @Nullable SupervisedWorker thread;

    /** The rest of the centre, as the membership sees it. Called on the membership's thread. */
    public interface Centre {
        /** Whether the centre is connected to the broker. */
        boolean isLinkUp();

        /** The centre has confirmed that it runs; called every {@link #BEAT}. */
        void onBeat();

        /** Another centre has begun or ceased to work. */
        void onCentresChanged();

        /** The heartbeat cannot be stored or read; it is tried again. */
        void onBeatFailed(Transactions.Failed failure);

        /** Another start of the program has the name of this centre; this one must end. */
        void onExpelled(String sentence);
    }

    /** The centre may not run on this database; the message is one sentence for the operator. */
    public static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(String sentence) {
            super(sentence);
        }
    }

    private ClusterMembership(
            Transactions transactions,
            CentreName name,
            boolean clustered,
            String startId,
            InstantSource clock) {
        this.transactions = transactions;
        this.name = name;
        this.clustered = clustered;
        this.startId = startId;
        this.clock = clock;
        this.startedAt = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        this.working = List.of(name);
    }

    /**
     * Joins the centres of this database; waits if an earlier start of the name was killed, unless
     * that is certain.
     *
     * @param clustered whether other centres may run on the database
     * @param startId random id of this start of the program
     * @param isEnded whether the start of this id has certainly ended
     * @throws Refused when a centre runs that does not allow it
     */
    public static ClusterMembership join(
            Transactions transactions,
            CentreName name,
            boolean clustered,
            String startId,
            Predicate<String> isEnded,
            InstantSource clock) {
        return join(transactions, name, clustered, startId, isEnded, clock, JOIN_WAIT);
    }

    /** Joins; waits so long at most for earlier starts. */
    static ClusterMembership join(
            Transactions transactions,
            CentreName name,
            boolean clustered,
            String startId,
            Predicate<String> isEnded,
            InstantSource clock,
            Duration longestWait) {
        var membership = new ClusterMembership(transactions, name, clustered, startId, clock);
        long attempts = longestWait.dividedBy(JOIN_RETRY);
        Optional<String> obstacle = membership.tryToJoin(isEnded);
        for (long attempt = 0; obstacle.isPresent() && attempt < attempts; attempt++) {
            if (!membership.pause(JOIN_RETRY)) {
                break;
            }
            obstacle = membership.tryToJoin(isEnded);
        }
        if (obstacle.isPresent()) {
            throw new Refused(obstacle.get());
        }
        return membership;
    }

    /** Joins, or returns a sentence why not. */
    private Optional<String> tryToJoin(Predicate<String> isEnded) {
        return transactions.inTransaction(repositories -> {
            repositories.counters().hold(Counters.CENTRES);
            repositories.centres().all().stream()
                    .filter(one -> isEnded.test(one.startId()))
                    .forEach(one -> repositories.centres().remove(one.name(), one.startId()));
            Optional<String> obstacle =
                    repositories.centres().all().stream()
                            .filter(SeenCentre::isAlive)
                            .flatMap(one -> obstacle(one).stream())
                            .findFirst();
            if (obstacle.isEmpty()) {
                boolean _ = repositories.centres().beat(heartbeat(false));
            }
            return obstacle;
        });
    }

    private Optional<String> obstacle(SeenCentre other) {
        if (other.name().equals(name)) {
            return Optional.of(
                    "Another centre named "
                            + name
                            + " runs on this database; each needs a name of its own in cluster.name.");
        }
        if (!clustered || !other.clustered()) {
            return Optional.of(
                    "The centre "
                            + other.name()
                            + " runs on this database; several run together only if all have"
                            + " cluster.enabled = yes.");
        }
        return Optional.empty();
    }

    /** Begins the heartbeats. Called once. */
    public void start(Centre centre, WorkerOwner owner) {
        var worker = SupervisedWorker.of("membership", () -> run(centre), owner);
        thread = worker;
        worker.start();
    }

    private void run(Centre centre) {
        while (beat(centre) && pause(BEAT)) {
            // The condition does the work.
        }
    }

    /** One heartbeat; false when the membership has ended. */
    boolean beat(Centre centre) {
        try {
            boolean linkUp = centre.isLinkUp();
            Optional<List<SeenCentre>> seen =
                    transactions.inTransaction(repositories -> beat(repositories, linkUp));
            if (seen.isEmpty()) {
                centre.onExpelled(
                        "Another centre has taken the name "
                                + name
                                + ", because this one was silent for more than "
                                + CentreRepository.SILENT_AFTER.toSeconds()
                                + " s.");
                return false;
            }
            if (update(seen.get())) {
                centre.onCentresChanged();
            }
            centre.onBeat();
        } catch (Transactions.Failed e) {
            centre.onBeatFailed(e);
        }
        return true;
    }

    private Optional<List<SeenCentre>> beat(Repositories repositories, boolean linkUp) {
        return repositories.centres().beat(heartbeat(linkUp))
                ? Optional.of(repositories.centres().all())
                : Optional.empty();
    }

    private CentreRepository.Heartbeat heartbeat(boolean linkUp) {
        return new CentreRepository.Heartbeat(
                name, startId, clustered, startedAt, linkUp, clock.instant());
    }

    /** Stores who works; true if that has changed. */
    private boolean update(List<SeenCentre> seen) {
        Set<CentreName> now =
                seen.stream()
                        .filter(SeenCentre::isWorking)
                        .map(SeenCentre::name)
                        .collect(
                                Collectors.toCollection(() ->
                                        new TreeSet<>((one, other) ->
                                                one.value().compareTo(other.value()))));
        now.add(name);
        List<CentreName> before = working;
        working = List.copyOf(now);
        return !before.equals(working);
    }

    /** Waits so long; false when the membership is closed or the thread is interrupted. */
    private boolean pause(Duration time) {
        try {
            return !closing.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Name of this centre. */
    public CentreName name() {
        return name;
    }

    /** Whether other centres may run beside this one. */
    public boolean isClustered() {
        return clustered;
    }

    /**
     * Whether this centre handles what must be handled by one centre a station: its status, in
     * order, and its requests for clip parts, whose rate is measured. While centres come and go,
     * two may hold a station for a moment; never none for longer than until the next heartbeat
     * after a centre counts as dead.
     */
    public boolean handles(StationId station) {
        return StationShare.centreOf(station, working).equals(name);
    }

    /** Whether this centre does what only one centre does: it is the first by name. */
    public boolean isFirst() {
        return working.getFirst().equals(name);
    }

    /**
     * The other centres that ran lately, by name.
     *
     * @throws Transactions.Failed when the database cannot be read
     */
    public List<SeenCentre> others() {
        return transactions.inTransaction(repositories -> repositories.centres().all()).stream()
                .filter(one -> !one.name().equals(name))
                .toList();
    }

    /** Ends the heartbeats and leaves, so that the others need not wait for the silence. */
    @Override
    public void close() {
        closing.countDown();
        SupervisedWorker worker = thread;
        try {
            if (worker != null && !worker.join(CLOSE_WAIT)) {
                worker.interrupt();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        transactions.inTransaction(repositories -> {
            repositories.centres().remove(name, startId);
            return name;
        });
    }
}
