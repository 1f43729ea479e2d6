package vn.tienglang.central.broker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import vn.tienglang.central.broker.BrokerRejectionListener.RejectionReason;

/** Broker on a free port with two enrolled stations and a list of its rejections. */
final class BrokerFixture implements AutoCloseable {
    static final String ONE = "ls-dong-kinh";
    static final String OTHER = "ls-tam-thanh";

    record Refused(RejectionReason ground, String who) {}

    final Map<String, String> secrets = new ConcurrentHashMap<>();
    final Queue<Refused> refused = new ConcurrentLinkedQueue<>();
    final Queue<BrokerFailure> deaths = new ConcurrentLinkedQueue<>();
    private final BrokerLimits.Maintenance maintenance;
    private final Path folder;
    private EmbeddedBroker broker;

    BrokerFixture(Path folder) throws BrokerFailure {
        this(folder, BrokerLimits.maintenance());
    }

    BrokerFixture(Path folder, BrokerLimits.Maintenance maintenance) throws BrokerFailure {
        this.maintenance = maintenance;
        this.folder = folder;
        secrets.put(ONE, "secret of one");
        secrets.put(OTHER, "secret of the other");
        broker = start(0);
    }

    private EmbeddedBroker start(int port) throws BrokerFailure {
        return new EmbeddedBroker(
                new EmbeddedBrokerSettings("127.0.0.1", port, folder),
                (station, secret) -> secret.equals(secrets.get(station)),
                (ground, who, detail) -> refused.add(new Refused(ground, who)),
                deaths::add,
                maintenance);
    }

    EmbeddedBroker broker() {
        return broker;
    }

    void restart() throws BrokerFailure {
        int port = broker.port();
        broker.close();
        broker = start(port);
    }

    TestMqttClient.ConnectOptions greeting(String name) {
        CentreCredentials centre = broker.centreCredentials();
        return TestMqttClient.ConnectOptions.of(
                name,
                name.equals(centre.name()) ? centre.secret() : secrets.getOrDefault(name, ""));
    }

    /** Connects and continues the stored session. */
    TestMqttClient reconnect(String name) throws IOException {
        return TestMqttClient.connected(broker.port(), greeting(name));
    }

    /** Connects with a new session. */
    TestMqttClient connect(String name) throws IOException {
        return TestMqttClient.connected(broker.port(), greeting(name).startingClean());
    }

    TestMqttClient connectCentre() throws IOException {
        return connect(broker.centreCredentials().name());
    }

    TestMqttClient stranger() throws IOException {
        return new TestMqttClient(broker.port());
    }

    List<Refused> refusals() {
        return List.copyOf(refused);
    }

    @Override
    public void close() {
        broker.close();
    }
}
