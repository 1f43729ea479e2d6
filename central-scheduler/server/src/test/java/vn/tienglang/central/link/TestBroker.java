package vn.tienglang.central.link;

import vn.tienglang.central.broker.TestMqttClient;

/** Broker for tests of the link; it can be stopped and started again on the same port. */
interface TestBroker {
    int port();

    /** Current login of the centre. */
    TestMqttClient.ConnectOptions centre();

    /** Login of a station. */
    TestMqttClient.ConnectOptions station(String id);

    void stop() throws Exception;

    void startAgain() throws Exception;

    /** Whether the login of the centre is the same after {@link #startAgain}. */
    boolean keepsLogins();

    void end() throws Exception;
}
