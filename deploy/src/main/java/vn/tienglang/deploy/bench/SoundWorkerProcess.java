package vn.tienglang.deploy.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Process of a {@link SoundWorker}, pinned to one core where possible. */
final class SoundWorkerProcess implements AutoCloseable {
    private final Process process;
    private final OutputStream orders;
    private final BufferedReader answers;

    /**
     * Starts a worker.
     *
     * @param options options of its JVM
     * @param work {@code measure} or {@code decode}
     */
    SoundWorkerProcess(List<String> pinned, List<String> options, String work, Path file)
            throws IOException {
        var command = new ArrayList<>(pinned);
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(options);
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(SoundWorker.class.getName());
        command.add(work);
        command.add(file.toString());
        process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        orders = process.getOutputStream();
        answers =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /**
     * Cost of one run.
     *
     * @param heapMegabytes heap in use after the run
     */
    record Took(double seconds, int heapMegabytes) {}

    /** Runs it once. */
    Took once() throws IOException {
        orders.write('\n');
        orders.flush();
        String answer = answers.readLine();
        if (answer == null) {
            throw new IOException("the worker ended without an answer");
        }
        int space = answer.indexOf(' ');
        return new Took(
                Long.parseLong(answer.substring(0, space)) / 1e9,
                Integer.parseInt(answer.substring(space + 1)));
    }

    @Override
    public void close() throws IOException {
        orders.close();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
        }
    }
}
