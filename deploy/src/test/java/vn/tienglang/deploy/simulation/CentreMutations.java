package vn.tienglang.deploy.simulation;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.Transactions;

/** What {@link Mutant} does to the centre. Each class says by its name what is broken. */
final class CentreMutations {
    private CentreMutations() {}

    static final class AcknowledgesTooMuch extends Mutation {
        @Override
        Consumer<Message> answers(Consumer<Message> whole) {
            return message ->
                    whole.accept(
                            message instanceof Message.AsRunAcknowledged(var station, long upTo)
                                    ? new Message.AsRunAcknowledged(station, upTo + 1)
                                    : message);
        }
    }

    static final class DoesNotCommit extends Mutation {
        private int transactions;

        @Override
        Transactions archive(Transactions whole) {
            return new Transactions() {
                @Override
                public <T> T inTransaction(Function<Repositories, T> work) {
                    return ++transactions % 20 == 0
                            ? undone(whole, work)
                            : whole.inTransaction(work);
                }
            };
        }

        private static <T> T undone(Transactions whole, Function<Repositories, T> work) {
            var results = new java.util.ArrayList<T>();
            try {
                whole.inTransaction(books -> {
                    results.add(work.apply(books));
                    throw new Undone();
                });
            } catch (Undone _) {
                // As if the disk had forgotten it.
            }
            return results.getFirst();
        }
    }

    private static final class Undone extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    static final class SkipsEntries extends Mutation {
        @Override
        Message heard(Message message) {
            return message instanceof Message.AsRunReported(var station, var entries)
                            && entries.size() > 1
                    ? new Message.AsRunReported(
                            station, List.copyOf(entries.subList(1, entries.size())))
                    : message;
        }
    }
}
