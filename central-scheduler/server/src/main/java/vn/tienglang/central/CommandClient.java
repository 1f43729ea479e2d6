package vn.tienglang.central;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Client of {@link CommandServer}: gives a command to the centre that runs on this machine. */
final class CommandClient {
    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    private CommandClient() {}

    /**
     * Gives the command {@code enrol} to the running centre.
     *
     * @return what it says; empty when no centre of this data folder runs
     * @throws StartupFailure with what it says when it refuses or does not answer
     */
    static Optional<String> enrol(Path dataFolder, List<String> arguments) {
        Path file = dataFolder.resolve(CommandServer.FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        String[] access = PrivateFile.read(file, "access to the running centre").split(" ", -1);
        if (access.length != 2) {
            throw new StartupFailure("The file " + file + " is damaged; start the centre again.");
        }
        String body = String.join("\n", arguments);
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer =
                    client.send(
                            HttpRequest.newBuilder(address(access[0]))
                                    .timeout(TIMEOUT)
                                    .header(CommandServer.TOKEN_HEADER, access[1])
                                    .POST(
                                            HttpRequest.BodyPublishers.ofString(
                                                    body, StandardCharsets.UTF_8))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            if (answer.statusCode() != CommandServer.DONE) {
                throw new StartupFailure(answer.body());
            }
            return Optional.of(answer.body());
        } catch (ConnectException e) {
            // A centre that was killed leaves its file behind.
            return Optional.empty();
        } catch (IOException e) {
            throw new StartupFailure("The running centre does not answer: " + e + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartupFailure("The command was interrupted.", e);
        }
    }

    private static URI address(String port) {
        return URI.create("http://" + CommandServer.ADDRESS + ":" + port + CommandServer.ENROL);
    }
}
