package vn.tienglang.central;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.tinylog.Logger;
import vn.tienglang.central.link.CentreLink;
import vn.tienglang.office.asrun.ChainHistory;
import vn.tienglang.office.cluster.ClusterMembership;
import vn.tienglang.office.publish.FullComparison;
import vn.tienglang.office.publish.Retention;
import vn.tienglang.office.store.CentreName;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.pages.http.HealthCheck;
import vn.tienglang.storage.sql.Database;

/** Health of the parts of the running centre, and of the other centres on its database. */
record CentreHealth(
        CentreName name,
        Optional<ClusterMembership> membership,
        Transactions transactions,
        CentreLink link,
        Database database,
        WorkerAlarms alarms,
        FullComparison comparison,
        Retention retention,
        InstantSource clock)
        implements HealthCheck {
    @Override
    public boolean isDatabaseAlive() {
        try {
            return transactions.inTransaction(repositories -> repositories.audit().latest(1)).size()
                    <= 1;
        } catch (Transactions.Failed e) {
            return false;
        }
    }

    @Override
    public boolean isBrokerAlive() {
        return link.state() instanceof CentreLink.State.Up;
    }

    @Override
    public boolean isDiskFull() {
        return database.isDiskFull();
    }

    @Override
    public int clonedStations() {
        try {
            return transactions
                    .inTransaction(repositories ->
                            ChainHistory.clones(repositories.asRun(), clock.instant()))
                    .size();
        } catch (Transactions.Failed e) {
            Logger.warn("The cloned stations cannot be read: {}", e.toString());
            return 0;
        }
    }

    @Override
    public List<String> restartedWorkers() {
        return alarms.restarted();
    }

    @Override
    public int missedChanges() {
        return comparison.last().map(FullComparison.Result::found).orElse(0);
    }

    @Override
    public boolean isRetentionHeldBack() {
        try {
            return retention.isHeldBack();
        } catch (Transactions.Failed e) {
            Logger.warn("The clock of the removal of old data cannot be read: {}", e.toString());
            return false;
        }
    }

    @Override
    public String centre() {
        return name.value();
    }

    @Override
    public boolean isClustered() {
        return membership.map(ClusterMembership::isClustered).orElse(false);
    }

    @Override
    public List<OtherCentre> otherCentres() {
        try {
            return membership.map(ClusterMembership::others).orElse(List.of()).stream()
                    .map(one ->
                            new OtherCentre(
                                    one.name().value(),
                                    one.isAlive(),
                                    one.linkUp(),
                                    one.age(),
                                    one.clockAhead()))
                    .toList();
        } catch (Transactions.Failed e) {
            Logger.warn("The other centres cannot be read: {}", e.toString());
            return List.of();
        }
    }
}
