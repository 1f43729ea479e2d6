package vn.tienglang.audio.tool;

import java.io.Console;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import vn.tienglang.airtime.Utf8Locale;

/** Entry point of {@code audio-assets/ingest}. */
public final class Main {
    private static final int INVALID_ARGUMENTS = 2;

    private Main() {}

    /** Ingests the named recordings; the exit code says whether all were accepted. */
    public static void main(String[] words) {
        Optional<String> locale = Utf8Locale.problem();
        if (locale.isPresent()) {
            System.err.println(locale.get());
            System.exit(INVALID_ARGUMENTS);
        }
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        boolean isTerminal =
                Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
        var tool =
                new IngestTool(
                        out, isTerminal ? new ProgressBar(err) : new ProgressLines(err), err);
        System.exit(tool.run(List.of(words)));
    }
}
