package vn.tienglang.node;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.tinylog.Logger;
import org.tinylog.jul.JulTinylogBridge;

/** Command line of the node: {@code controller-node --config FILE}. */
public final class Main {
    private static final int FAILED = 1;
    private static final int USAGE_ERROR = 2;

    private Main() {}

    /**
     * Runs the node until the process is told to end. Exit code 1: the node could not start, or
     * could not continue; the relay is open. Exit code 2: the command line was wrong.
     */
    public static void main(String[] arguments) {
        JulTinylogBridge.activate();
        if (arguments.length != 2 || !arguments[0].equals("--config")) {
            System.err.println("controller-node --config FILE");
            System.exit(USAGE_ERROR);
        }
        try {
            run(Path.of(arguments[1]));
        } catch (NodeConfig.InvalidConfigException | Node.StartupException e) {
            System.err.println(e.getMessage());
            System.exit(FAILED);
        }
    }

    private static void run(Path file) throws NodeConfig.InvalidConfigException {
        NodeConfig config = NodeConfig.read(file);
        var end = new CompletableFuture<Throwable>();
        Node node = Node.start(config, end::complete);
        Runtime.getRuntime().addShutdownHook(new Thread(node::close, "shutdown"));
        Throwable failure = end.join();
        Logger.error(failure, "Đài không thể tiếp tục; rơ-le đã ngắt: {}", failure.getMessage());
        System.exit(FAILED);
    }
}
