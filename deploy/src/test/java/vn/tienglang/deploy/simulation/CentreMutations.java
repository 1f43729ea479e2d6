package vn.tienglang.deploy.simulation;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.airtime.wire.StationStatus;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.Transactions;

/** Mutations of the centre for {@link Mutant}. The class name says what is wrong. */
final class CentreMutations {
    private CentreMutations() {}

    static final class AcknowledgesTooMuch extends Mutation {
        @Override
        Consumer<Message> answers(Consumer<Message> real) {
            return message ->
                    real.accept(
                            message instanceof Message.AsRunAcknowledged right
                                    ? new Message.AsRunAcknowledged(
                                            right.station(),
                                            right.chain(),
                                            right.upTo() + 1,
                                            right.digest())
                                    : message);
        }
    }

    static final class DoesNotCommit extends Mutation {
        private int count;

        @Override
        Transactions transactions(Transactions real) {
            return new Transactions() {
                @Override
                public <T> T inTransaction(Function<Repositories, T> work) {
                    return ++count % 20 == 0 ? undone(real, work) : real.inTransaction(work);
                }
            };
        }

        private static <T> T undone(Transactions real, Function<Repositories, T> work) {
            var results = new java.util.ArrayList<T>();
            try {
                real.inTransaction(repositories -> {
                    results.add(work.apply(repositories));
                    throw new Undone();
                });
            } catch (Undone _) {
                // Rolled back on purpose: the caller still gets its result.
            }
            return results.getFirst();
        }
    }

    private static final class Undone extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    static final class IgnoresHeldRevisions extends Mutation {
        private static final int NONE = 1;

        @Override
        Message received(Message message) {
            return message instanceof Message.StatusReported(StationStatus status)
                    ? new Message.StatusReported(withoutRevisions(status))
                    : message;
        }

        private static StationStatus withoutRevisions(StationStatus status) {
            return holding(
                    status,
                    status.logs().stream()
                            .map(log -> new StationStatus.HeldLog(log.date(), NONE))
                            .toList());
        }
    }

    private static StationStatus holding(StationStatus status, List<StationStatus.HeldLog> logs) {
        return new StationStatus(
                status.station(),
                status.at(),
                status.boot(),
                status.clock(),
                status.output(),
                status.audible(),
                status.relays(),
                logs,
                status.missing(),
                status.onAir(),
                status.faults(),
                status.chain(),
                status.unsent(),
                status.mutedUntil(),
                status.rejected());
    }

    static final class DoesNotCompareContents extends Mutation {
        @Override
        Message received(Message message) {
            return message instanceof Message.StatusReported(StationStatus status)
                    ? new Message.StatusReported(
                            holding(
                                    status,
                                    status.logs().stream()
                                            .map(log ->
                                                    new StationStatus.HeldLog(
                                                            log.date(), log.revision()))
                                            .toList()))
                    : message;
        }
    }

    static final class SkipsEntries extends Mutation {
        @Override
        Message received(Message message) {
            return message instanceof Message.AsRunReported(var station, var entries)
                            && entries.size() > 1
                    ? new Message.AsRunReported(
                            station, List.copyOf(entries.subList(1, entries.size())))
                    : message;
        }
    }
}
