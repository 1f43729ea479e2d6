package vn.tienglang.node;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.tinylog.Logger;
import org.tinylog.jul.JulTinylogBridge;
import vn.tienglang.airtime.Utf8Locale;

/** Command line of the node: {@code controller-node --config FILE}. */
public final class Main {
    private static final int FAILED = 1;
    private static final int USAGE_ERROR = 2;

    /**
     * Time for an orderly end after a failure; a thread that hangs would prevent the end for ever.
     */
    private static final Duration END_WAIT = Duration.ofSeconds(10);

    private Main() {}

    /**
     * Runs the node until the process is told to end. Exit code 1: the node could not start, or
     * could not continue; the relay is open. Exit code 2: the command line or the locale was wrong.
     */
    public static void main(String[] arguments) {
        Optional<String> locale = Utf8Locale.problem();
        if (locale.isPresent()) {
            System.err.println(locale.get());
            System.exit(USAGE_ERROR);
        }
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
        Thread.ofPlatform().daemon().name("end").start(Main::haltLater);
        System.exit(FAILED);
    }

    private static void haltLater() {
        try {
            Thread.sleep(END_WAIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(FAILED);
    }
}
