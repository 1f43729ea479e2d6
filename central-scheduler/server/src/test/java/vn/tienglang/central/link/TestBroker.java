package vn.tienglang.central.link;

import vn.tienglang.central.broker.TestMqttClient;

/** A broker the link is held against; it can be stopped and come back on the same port. */
interface TestBroker {
    int port();

    /** What the centre logs in with now. */
    TestMqttClient.Greeting centre();

    /** What a station logs in with. */
    TestMqttClient.Greeting station(String id);

    void stop() throws Exception;

    void startAgain() throws Exception;

    /** Whether what the centre logs in with is still good after {@link #startAgain}. */
    boolean keepsLogins();

    void end() throws Exception;
}
