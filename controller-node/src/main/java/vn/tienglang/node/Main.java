package vn.tienglang.node;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.tinylog.Logger;
import org.tinylog.jul.JulTinylogBridge;
import vn.tienglang.airtime.Utf8Locale;

/**
 * Command line of the node: {@code controller-node --config FILE} runs the node, or serves its
 * first page while there are no settings; {@code controller-node enrol} enrols it.
 */
public final class Main {
    private static final String USAGE =
            "controller-node --config FILE [--data FOLDER]\n"
                    + "    runs the node; without FILE it serves a page on which it is enrolled,"
                    + " with journal and clips in FOLDER\n"
                    + NodeEnrolment.USAGE
                    + "\n    enrols the node with a code of the centre; asks for the code";

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
        List<String> words = List.of(arguments);
        try {
            if (!words.isEmpty() && words.getFirst().equals("enrol")) {
                System.exit(enrol(words.subList(1, words.size())));
            }
            if ((words.size() != 2 && words.size() != 4)
                    || !words.getFirst().equals("--config")
                    || (words.size() == 4 && !words.get(2).equals("--data"))) {
                System.err.println(USAGE);
                System.exit(USAGE_ERROR);
            }
            Path file = Path.of(words.get(1));
            // In a folder that is not there nothing could be enrolled; the reader says so.
            if (!Files.exists(file) && isInFolder(file)) {
                Path data = Path.of(words.size() == 4 ? words.get(3) : "data");
                new FirstPage(file, data, InetAddress.getLoopbackAddress(), FirstPage.PORT).run();
            }
            run(file);
        } catch (NodeConfig.InvalidConfigException | Node.StartupException | IOException e) {
            System.err.println(e.getMessage());
            System.exit(FAILED);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            System.exit(FAILED);
        }
    }

    private static boolean isInFolder(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        return folder != null && Files.isDirectory(folder);
    }

    private static int enrol(List<String> arguments) throws IOException {
        Optional<NodeEnrolment> command = NodeEnrolment.of(arguments);
        if (command.isEmpty()) {
            System.err.println(NodeEnrolment.USAGE);
            return USAGE_ERROR;
        }
        return command.get().run(System.out, System.err) ? 0 : FAILED;
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
