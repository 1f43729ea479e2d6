package vn.tienglang.deploy.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runner of the ffmpeg of the distribution on one core, the comparison of the audio benchmark.
 *
 * @param version version it reports
 * @param pinned command prefix that pins a process to one core; empty where there is none
 */
record FfmpegRunner(String version, List<String> pinned) {
    private static final String METER = "ebur128=peak=true:framelog=verbose";

    /** The ffmpeg of this machine, if installed. */
    static Optional<FfmpegRunner> find() throws IOException {
        Optional<String> version = output(List.of("ffmpeg", "-version"));
        List<String> pinned = pinning();
        return version.map(text -> new FfmpegRunner(text.lines().findFirst().orElse(""), pinned));
    }

    /** Command prefix that pins a process to one core. */
    static List<String> pinning() throws IOException {
        boolean canPin = output(List.of("taskset", "-c", "0", "true")).isPresent();
        return canPin ? List.of("taskset", "-c", "0") : List.of();
    }

    /**
     * Loudness of a file as ffmpeg measures it.
     *
     * @param integratedLufs −70 for silence
     */
    record Measured(double integratedLufs, double rangeLu) {}

    /** Reads the last log line, which has three decimal places; the summary has one. */
    Measured measured(Path wav) throws IOException {
        String said =
                output(
                                List.of(
                                        "ffmpeg",
                                        "-nostdin",
                                        "-v",
                                        "error",
                                        "-i",
                                        wav.toString(),
                                        "-af",
                                        METER + ":metadata=1,ametadata=mode=print:file=-",
                                        "-f",
                                        "null",
                                        "-"))
                        .orElseThrow(() -> new IOException("ffmpeg cannot measure " + wav));
        return new Measured(last(said, "lavfi.r128.I="), last(said, "lavfi.r128.LRA="));
    }

    private static double last(String said, String name) throws IOException {
        return said.lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length())))
                .reduce((before, after) -> after)
                .orElseThrow(() -> new IOException("ffmpeg did not report  " + name));
    }

    /** Seconds of the whole process that measures this file. */
    double secondsToMeasure(Path wav) throws IOException {
        var command = new ArrayList<>(pinned);
        command.addAll(List.of("ffmpeg", "-nostdin", "-hide_banner", "-nostats", "-threads", "1"));
        command.addAll(List.of("-filter_threads", "1", "-i", wav.toString()));
        command.addAll(List.of("-af", METER, "-f", "null", "-"));
        long began = System.nanoTime();
        run(command);
        return (System.nanoTime() - began) / 1e9;
    }

    /** Makes an MP3 of 128 kbit/s of this file. */
    void mp3(Path wav, Path mp3) throws IOException {
        var command = new ArrayList<>(List.of("ffmpeg", "-nostdin", "-v", "error", "-y"));
        command.addAll(List.of("-i", wav.toString(), "-b:a", "128k", mp3.toString()));
        run(command);
    }

    /** Seconds of the whole process that decodes, levels in one pass and encodes with libopus. */
    double secondsForChain(Path master, Path folder) throws IOException {
        var command = new ArrayList<>(List.of("ffmpeg", "-nostdin", "-v", "error", "-y"));
        command.addAll(List.of("-i", master.toString(), "-af", "loudnorm=I=-16:TP=-1.5"));
        command.addAll(List.of("-ar", "48000", "-ac", "1", "-c:a", "libopus", "-b:a", "24k"));
        command.add(folder.resolve("chain.opus").toString());
        long began = System.nanoTime();
        run(command);
        return (System.nanoTime() - began) / 1e9;
    }

    private static void run(List<String> command) throws IOException {
        if (output(command).isEmpty()) {
            throw new IOException("failed: " + String.join(" ", command));
        }
    }

    /** Output of a command; empty when it is missing or fails. */
    static Optional<String> output(List<String> command) throws IOException {
        Process process;
        try {
            process =
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
        } catch (IOException e) {
            // The command is not installed.
            return Optional.empty();
        }
        process.getOutputStream().close();
        String printed =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return awaited(process) == 0 ? Optional.of(printed) : Optional.empty();
    }

    private static int awaited(Process process) throws IOException {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while another program ran", e);
        }
    }
}
