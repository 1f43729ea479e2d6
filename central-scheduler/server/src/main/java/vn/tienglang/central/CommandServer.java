package vn.tienglang.central;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.tinylog.Logger;
import vn.tienglang.office.store.Transactions;

/**
 * Server of commands beside the running centre: HTTP on a free port of the loopback address. Port
 * and token are in a file of the data folder that only the user of the centre can read, so only
 * that user and root can give commands. {@link CommandClient} is the other end.
 */
final class CommandServer implements AutoCloseable {
    /** File of port and token in the data folder; there while the centre runs. */
    static final String FILE = "command.access";

    static final String ADDRESS = "127.0.0.1";
    static final String TOKEN_HEADER = "Authorization";
    static final String ENROL = "/enrol";
    static final int DONE = 200;
    static final int FAILED = 409;
    private static final int FORBIDDEN = 403;
    private static final int TOO_LARGE = 413;
    private static final int TOKEN_BYTES = 32;
    private static final int BODY_BYTES_MOST = 16_384;
    private static final int WAITING_MOST = 10;

    private final HttpServer server;
    private final ExecutorService threads;
    private final Path file;
    private final byte[] token;
    private final Function<List<String>, String> enrol;

    private CommandServer(
            HttpServer server, Path file, String token, Function<List<String>, String> enrol) {
        this.server = server;
        this.file = file;
        this.token = token.getBytes(StandardCharsets.US_ASCII);
        this.enrol = enrol;
        this.threads =
                Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("command-", 1).factory());
        server.setExecutor(threads);
        server.createContext(ENROL, this::answer);
    }

    /**
     * Starts the server.
     *
     * @param enrol runs the command {@code enrol} with these arguments and returns what to print;
     *     throws {@link StartupFailure} or {@link Transactions.Failed}
     * @throws StartupFailure when it cannot listen or the file cannot be written
     */
    static CommandServer start(
            Path dataFolder, SecureRandom random, Function<List<String>, String> enrol) {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Path file = dataFolder.resolve(FILE);
        try {
            HttpServer http =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.ofLiteral(ADDRESS), 0), WAITING_MOST);
            var server = new CommandServer(http, file, token, enrol);
            http.start();
            PrivateFile.write(file, http.getAddress().getPort() + " " + token);
            return server;
        } catch (IOException e) {
            throw new StartupFailure(
                    "Commands beside the running centre are impossible, because "
                            + file
                            + " cannot be written: "
                            + e
                            + ".",
                    e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String shown = exchange.getRequestHeaders().getFirst(TOKEN_HEADER);
            if (shown == null
                    || !MessageDigest.isEqual(token, shown.getBytes(StandardCharsets.UTF_8))) {
                Logger.warn("A command without the token of this centre was refused.");
                send(exchange, FORBIDDEN, "The centre was started again meanwhile; try again.");
                return;
            }
            byte[] body = exchange.getRequestBody().readNBytes(BODY_BYTES_MOST + 1);
            if (body.length > BODY_BYTES_MOST) {
                send(exchange, TOO_LARGE, "The command is too long.");
                return;
            }
            String text = new String(body, StandardCharsets.UTF_8);
            run(exchange, Arrays.stream(text.split("\n", -1)).toList());
        }
    }

    private void run(HttpExchange exchange, List<String> arguments) throws IOException {
        String said;
        int code;
        try {
            said = enrol.apply(arguments);
            code = DONE;
        } catch (StartupFailure | Transactions.Failed e) {
            said = String.valueOf(e.getMessage());
            code = FAILED;
        } catch (RuntimeException e) {
            Logger.error(e, "The command {} failed.", ENROL);
            said = "The command failed; the log of the centre says why.";
            code = FAILED;
        }
        send(exchange, code, said);
    }

    private static void send(HttpExchange exchange, int code, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
        exchange.sendResponseHeaders(code, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            Logger.warn(e, "{} could not be removed.", file);
        }
        server.stop(0);
        threads.close();
    }
}
