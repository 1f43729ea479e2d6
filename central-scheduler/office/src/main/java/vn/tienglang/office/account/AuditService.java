package vn.tienglang.office.account;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import vn.tienglang.office.people.ChainedAuditEntry;
import vn.tienglang.office.store.AuditRepository;
import vn.tienglang.office.store.Counters;
import vn.tienglang.office.store.Transactions;

/** Service that reads the audit log and verifies its chain. */
public final class AuditService {
    private static final int BATCH = 2_000;

    private final Transactions transactions;

    /** Service on these transactions. */
    public AuditService(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Entries that match, the latest first. */
    public List<ChainedAuditEntry> find(AuditRepository.Filter filter, int atMost) {
        return transactions.inTransaction(
                repositories -> repositories.audit().find(filter, atMost));
    }

    /** The number of the first entry at which the chain is broken; empty when it is whole. */
    public OptionalLong firstBroken() {
        // Entries that are added meanwhile are not part of what is verified.
        long last =
                transactions.inTransaction(
                        repositories -> repositories.counters().value(Counters.AUDIT));
        var batch = new ArrayList<ChainedAuditEntry>();
        long read = 0;
        while (true) {
            long after = read;
            List<ChainedAuditEntry> next =
                    transactions.inTransaction(
                            repositories -> repositories.audit().chainAfter(after, BATCH));
            batch.addAll(next);
            boolean isEnd = next.size() < BATCH || next.getLast().number() >= last;
            long expected = isEnd ? last : batch.getLast().number();
            OptionalLong broken = ChainedAuditEntry.firstBroken(batch, expected);
            if (broken.isPresent() || isEnd) {
                return broken;
            }
            read = batch.getLast().number();
            ChainedAuditEntry link = batch.getLast();
            batch.clear();
            batch.add(link);
        }
    }
}
