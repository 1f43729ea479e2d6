package vn.tienglang.central.broker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import vn.tienglang.central.broker.Refusals.Ground;

/** A real broker on a free port, two enrolled stations, and a book of what it refused. */
final class BrokerAtWork implements AutoCloseable {
    static final String ONE = "ls-dong-kinh";
    static final String OTHER = "ls-tam-thanh";

    record Refused(Ground ground, String who) {}

    final Map<String, String> secrets = new ConcurrentHashMap<>();
    final Queue<Refused> refused = new ConcurrentLinkedQueue<>();
    final Queue<BrokerFailed> deaths = new ConcurrentLinkedQueue<>();
    private final BrokerLimits.Upkeep upkeep;
    private final Path folder;
    private EmbeddedBroker broker;

    BrokerAtWork(Path folder) throws BrokerFailed {
        this(folder, BrokerLimits.upkeep());
    }

    BrokerAtWork(Path folder, BrokerLimits.Upkeep upkeep) throws BrokerFailed {
        this.upkeep = upkeep;
        this.folder = folder;
        secrets.put(ONE, "secret of one");
        secrets.put(OTHER, "secret of the other");
        broker = start(0);
    }

    private EmbeddedBroker start(int port) throws BrokerFailed {
        return new EmbeddedBroker(
                new BrokerSettings("127.0.0.1", port, folder),
                (station, secret) -> secret.equals(secrets.get(station)),
                (ground, who, detail) -> refused.add(new Refused(ground, who)),
                deaths::add,
                upkeep);
    }

    EmbeddedBroker broker() {
        return broker;
    }

    void restart() throws BrokerFailed {
        int port = broker.port();
        broker.close();
        broker = start(port);
    }

    WireClient.Greeting greeting(String name) {
        CentreLogin centre = broker.centreLogin();
        return WireClient.Greeting.of(
                name,
                name.equals(centre.name()) ? centre.secret() : secrets.getOrDefault(name, ""));
    }

    /** Connects and goes on with the session it had. */
    WireClient reconnect(String name) throws IOException {
        return WireClient.in(broker.port(), greeting(name));
    }

    /** Connects with an empty session. */
    WireClient connect(String name) throws IOException {
        return WireClient.in(broker.port(), greeting(name).startingClean());
    }

    WireClient connectCentre() throws IOException {
        return connect(broker.centreLogin().name());
    }

    WireClient stranger() throws IOException {
        return new WireClient(broker.port());
    }

    List<Refused> refusals() {
        return List.copyOf(refused);
    }

    @Override
    public void close() {
        broker.close();
    }
}
