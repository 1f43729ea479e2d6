package vn.tienglang.audio.tool;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.airtime.PlainText;
import vn.tienglang.audio.ingest.IngestOptions;
import vn.tienglang.audio.ingest.IngestOptions.NoiseTreatment;
import vn.tienglang.audio.ingest.IngestSettings;
import vn.tienglang.audio.ingest.VoiceOrigin;

/**
 * Arguments of the command.
 *
 * @param files the recordings, at least one
 * @param title title of the clip; empty to use the file name
 * @param language language of the speech
 * @param settings settings of the ingest
 * @param libraryFolder folder of the library
 * @param provenance who made it and how
 * @param options who speaks, and what becomes of noise
 * @param output format of the output
 * @param purpose whether to store the clip or only to check it
 */
record Arguments(
        List<Path> files,
        String title,
        LanguageTag language,
        IngestSettings settings,
        Path libraryFolder,
        String provenance,
        IngestOptions options,
        Output output,
        Purpose purpose) {

    /** Format of the output. */
    enum Output {
        WORDS,
        JSON
    }

    /** Purpose of the command. */
    enum Purpose {
        TAKE,
        CHECK
    }

    /** Result of parsing arguments. */
    sealed interface Read {
        /** Valid arguments. */
        record Understood(Arguments order) implements Read {}

        /** Invalid arguments, with all errors. */
        record Misunderstood(List<String> complaints) implements Read {}
    }

    /** Parses a command line and reports all errors at once. */
    static Read read(List<String> words) {
        return new Reading().read(words);
    }

    private static final class Reading {
        private final List<String> complaints = new ArrayList<>();
        private final List<Path> files = new ArrayList<>();
        private String title = "";
        private Optional<LanguageTag> language = Optional.empty();
        private double target = IngestSettings.defaults().targetLufs();
        private boolean horn = IngestSettings.defaults().horn();
        private Path into = Path.of("audio-assets", "clips");
        private String provenance = "";
        private VoiceOrigin origin = VoiceOrigin.PERSON;
        private NoiseTreatment noise = NoiseTreatment.KEPT;
        private Output output = Output.WORDS;
        private Purpose purpose = Purpose.TAKE;

        Read read(List<String> words) {
            Iterator<String> rest = words.iterator();
            while (rest.hasNext()) {
                word(rest.next(), rest);
            }
            if (files.isEmpty()) {
                complaints.add("chưa có tệp nào (no file is named)");
            }
            if (language.isEmpty() && complaints.isEmpty()) {
                complaints.add("thiếu --language, ví dụ vi, tyz, nut (--language is missing)");
            }
            if (files.size() > 1 && !title.isEmpty()) {
                complaints.add("--title chỉ dùng với một tệp (--title goes with one file only)");
            }
            if (!complaints.isEmpty() || language.isEmpty()) {
                return new Read.Misunderstood(complaints);
            }
            return new Read.Understood(
                    new Arguments(
                            List.copyOf(files),
                            title,
                            language.get(),
                            settings(),
                            into,
                            provenance,
                            new IngestOptions(origin, noise),
                            output,
                            purpose));
        }

        private IngestSettings settings() {
            IngestSettings usual = IngestSettings.defaults();
            return new IngestSettings(
                    target,
                    usual.ceilingDbTp(),
                    horn,
                    usual.shortest(),
                    usual.longest(),
                    usual.uploadBytes());
        }

        private void word(String word, Iterator<String> rest) {
            switch (word) {
                case "--title" -> title = value(word, rest, PlainText::composed, title);
                case "--language" ->
                        language =
                                value(word, rest, w -> Optional.of(new LanguageTag(w)), language);
                case "--target" -> target = value(word, rest, Reading::lufs, target);
                case "--into" -> into = value(word, rest, Path::of, into);
                case "--from" -> provenance = value(word, rest, PlainText::composed, provenance);
                case "--horn" -> horn = true;
                case "--synthetic" -> origin = VoiceOrigin.SYNTHETIC;
                case "--lower-noise" -> noise = NoiseTreatment.LOWERED;
                case "--json" -> output = Output.JSON;
                case "--check" -> purpose = Purpose.CHECK;
                default -> file(word);
            }
        }

        private void file(String word) {
            if (word.startsWith("--")) {
                complaints.add("không có tùy chọn " + word + " (unknown option " + word + ")");
                return;
            }
            try {
                files.add(Path.of(word));
            } catch (InvalidPathException e) {
                complaints.add("không phải tên tệp (not a file name): " + e.getMessage());
            }
        }

        private <T> T value(
                String option, Iterator<String> rest, Function<String, T> parse, T usual) {
            if (!rest.hasNext()) {
                complaints.add(option + " cần một giá trị (needs a value)");
                return usual;
            }
            try {
                return parse.apply(rest.next());
            } catch (IllegalArgumentException e) {
                complaints.add(option + ": " + e.getMessage());
                return usual;
            }
        }

        private static double lufs(String word) {
            double lufs = Double.parseDouble(word.replace('−', '-').replace(',', '.'));
            if (!(lufs >= -31 && lufs <= -9)) {
                throw new IllegalArgumentException(word + " LUFS; −31 … −9");
            }
            return lufs;
        }
    }
}
