package vn.tienglang.node;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.tinylog.Logger;
import org.tinylog.jul.JulTinylogBridge;

/** The node's one command: {@code controller-node --config FILE}. */
public final class Main {
    private static final int REFUSED = 1;
    private static final int NOT_UNDERSTOOD = 2;

    private Main() {}

    /**
     * Runs the node until the process is told to end. Exit code 1: it could not start, or could not
     * go on; the relay is open. Exit code 2: the command line was not understood.
     */
    public static void main(String[] words) {
        JulTinylogBridge.activate();
        if (words.length != 2 || !words[0].equals("--config")) {
            System.err.println("controller-node --config FILE");
            System.exit(NOT_UNDERSTOOD);
        }
        try {
            run(Path.of(words[1]));
        } catch (NodeConfig.InvalidConfigException | Node.StartupException e) {
            System.err.println(e.getMessage());
            System.exit(REFUSED);
        }
    }

    private static void run(Path file) throws NodeConfig.InvalidConfigException {
        NodeConfig config = NodeConfig.read(file);
        var end = new CompletableFuture<Throwable>();
        Node node = Node.start(config, end::complete);
        Runtime.getRuntime().addShutdownHook(new Thread(node::close, "goodbye"));
        Throwable failure = end.join();
        Logger.error(failure, "Đài không thể tiếp tục; rơ-le đã ngắt: {}", failure.getMessage());
        System.exit(REFUSED);
    }
}
