package vn.tienglang.office.cap;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import vn.tienglang.airtime.Area;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.AreaTree;
import vn.tienglang.airtime.Emergency;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.store.emergency.EmergencyRecord;

/** Our own released emergencies as CAP, for programs of others. May be called from any thread. */
public final class CapFeed {
    /** Sender of our alerts. */
    static final String SENDER = "tieng-lang";

    private static final int LISTED = 50;

    private final Transactions transactions;
    private final InstantSource clock;
    private final ZoneId zone;

    public CapFeed(Transactions transactions, InstantSource clock, ZoneId zone) {
        this.transactions = transactions;
        this.clock = clock;
        this.zone = zone;
    }

    /** The newest released emergencies that have not expired, cancels too; the newest first. */
    public List<EmergencyRecord> current() {
        var now = clock.instant();
        return transactions.inTransaction(repositories ->
                repositories.emergencies().latest(LISTED).stream()
                        .filter(one -> one.message().isPresent())
                        .filter(one -> one.content().expires().isAfter(now))
                        .toList());
    }

    /** The XML of this emergency; empty when there is none or it was not released. */
    public Optional<String> xml(long id) {
        return transactions.inTransaction(repositories ->
                repositories
                        .emergencies()
                        .find(id)
                        .flatMap(one ->
                                writer(repositories).write(one, replaced(repositories, one))));
    }

    private CapWriter writer(Repositories repositories) {
        AreaTree tree = repositories.areas().tree();
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return new CapWriter(SENDER, zone, area -> name(tree, area, today));
    }

    private static String name(AreaTree tree, AreaCode area, LocalDate today) {
        return tree.find(area, today).map(Area::name).orElse(area.value());
    }

    private static Optional<Emergency> replaced(Repositories repositories, EmergencyRecord one) {
        return one.content().replaces().isEmpty()
                ? Optional.empty()
                : repositories
                        .emergencies()
                        .find(one.content().replaces().getAsLong())
                        .flatMap(EmergencyRecord::message);
    }
}
