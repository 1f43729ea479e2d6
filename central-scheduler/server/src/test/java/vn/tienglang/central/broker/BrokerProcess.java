package vn.tienglang.central.broker;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Main class of a broker process that a test kills. The secret of every station is "known". */
final class BrokerProcess {
    static final String PORT = "port=";

    private BrokerProcess() {}

    public static void main(String[] arguments) throws Exception {
        try (var broker =
                new EmbeddedBroker(
                        new EmbeddedBrokerSettings("127.0.0.1", 0, Path.of(arguments[0])),
                        (_, secret) -> secret.equals("known"),
                        new BrokerRejectionCounts(),
                        _ -> {})) {
            System.out.println(PORT + broker.port());
            new CountDownLatch(1).await();
        }
    }
}
