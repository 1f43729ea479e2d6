package vn.tienglang.deploy.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.Pcm;
import vn.tienglang.audio.loudness.Loudness;
import vn.tienglang.audio.loudness.reference.Metric;
import vn.tienglang.audio.loudness.reference.ReferenceSignal;
import vn.tienglang.audio.loudness.reference.ReferenceSignals;
import vn.tienglang.audio.opus.OggOpusWriter;

/**
 * Benchmark {@code deploy/bench audio}: accuracy and speed of loudness measurement against standard
 * signals and ffmpeg, and the cost of making and decoding a delivery copy.
 */
public final class AudioBench {
    private static final String NO_FFMPEG = "ffmpeg is not installed here";
    private static final double FFMPEG_SILENCE_LUFS = -70;
    private static final int WARM_UPS = 6;

    // For a single window of 3 s ffmpeg reports a range of 20 LU, the width of its gate.
    private static final int RANGE_SECONDS = 4;

    private static final List<String> METER_HEAP = List.of("-Xmx64m", "-XX:+UseSerialGC");

    private final int runs;
    private final int seconds;
    private final String scale;
    private final Path top;
    private final Path folder;
    private final Optional<FfmpegRunner> ffmpeg;
    private final List<String> pinned;

    private AudioBench(boolean isQuick, Path folder) throws IOException {
        runs = isQuick ? 3 : 9;
        seconds = isQuick ? 60 : 300;
        scale = isQuick ? "; quick: 1 minute of sound, 3 runs" : "";
        top = Path.of(System.getProperty("tienglang.top", "."));
        this.folder = folder;
        ffmpeg = FfmpegRunner.find();
        pinned = FfmpegRunner.pinning();
    }

    /** Takes {@code --quick} for shorter sound and fewer runs. */
    public static void main(String[] arguments) throws IOException, InvalidSoundException {
        Path folder = Files.createTempDirectory("tieng-lang-audio");
        try {
            var audio = new AudioBench(List.of(arguments).contains("--quick"), folder);
            audio.signals();
            audio.clips();
            Pcm speech = SpeechSoundSource.of(audio.clip("vi/thong-diep-5k"), audio.seconds);
            Path wav = SpeechSoundSource.wav(speech, folder.resolve("speech.wav"));
            audio.speed(wav);
            audio.ingest(wav);
            audio.delivery(speech);
            audio.corpus();
        } finally {
            clear(folder);
        }
    }

    /** Sample clip of this name in any format. */
    private Path clip(String name) throws IOException {
        for (String ending : List.of(".opus", ".ogg", ".wav")) {
            Path file = top.resolve("audio-assets/clips").resolve(name + ending);
            if (Files.isRegularFile(file)) {
                return file;
            }
        }
        throw new IOException("no sample clip " + name);
    }

    /** Standard signals are short; --quick uses them all. */
    private void signals() {
        var loudness = new ArrayList<ReferenceSignal.MeterReading>();
        var peak = new ArrayList<ReferenceSignal.MeterReading>();
        var range = new ArrayList<ReferenceSignal.MeterReading>();
        for (ReferenceSignal signal : ReferenceSignals.all()) {
            for (ReferenceSignal.MeterReading shown : signal.read()) {
                if (shown.reading().metric() == Metric.TRUE_PEAK) {
                    peak.add(shown);
                } else if (shown.reading().metric() == Metric.RANGE) {
                    range.add(shown);
                } else {
                    loudness.add(shown);
                }
            }
        }
        String made = "; made from the published recipes; its programmes are not among them";
        figure(
                        "r128_max_error_lu",
                        "LU",
                        "lower",
                        "EBU Tech 3341 signals 1-6 and 9-14, "
                                + loudness.size()
                                + " readings, the farthest from its value"
                                + made)
                .print(List.of(Math.abs(worst(loudness))), 0.1);
        figure(
                        "true_peak_error_db",
                        "dB",
                        "lower",
                        "EBU Tech 3341 signals 15-23, the farthest from its value, allowed -0.4"
                                + " to +0.2"
                                + made)
                .print(List.of(worst(peak)), 0.2);
        figure(
                        "lra_max_error_lu",
                        "LU",
                        "lower",
                        "EBU Tech 3342 signals 1-4, the farthest from its value" + made)
                .print(List.of(Math.abs(worst(range))), 1);
    }

    private static double worst(List<ReferenceSignal.MeterReading> shown) {
        return shown.stream()
                .map(ReferenceSignal.MeterReading::error)
                .max(Comparator.comparingDouble(Math::abs))
                .orElseThrow();
    }

    private void clips() throws IOException, InvalidSoundException {
        var differences = new ArrayList<Double>();
        double ranges = 0;
        int count = 0;
        if (ffmpeg.isPresent()) {
            for (Path clip : sampleClips()) {
                Pcm pcm = SpeechSoundSource.pcm(clip);
                Path wav = SpeechSoundSource.wav(pcm, folder.resolve("clip.wav"));
                FfmpegRunner.Measured theirs = ffmpeg.get().measured(wav);
                Loudness ours = SoundWorker.measured(wav);
                double lufs = Math.max(FFMPEG_SILENCE_LUFS, ours.integratedLufs());
                differences.add(Math.abs(lufs - theirs.integratedLufs()));
                if (pcm.frames() > RANGE_SECONDS * pcm.rateHz()) {
                    ranges = Math.max(ranges, Math.abs(ours.rangeLu() - theirs.rangeLu()));
                }
                count++;
            }
        }
        String note =
                String.format(
                        Locale.ROOT,
                        "%s; integrated loudness of the same samples of %d sample clips, the clip"
                                + " they differ most on; their ranges differ by %.2f LU at most"
                                + " where there is more than one window of 3 s",
                        ffmpeg.map(FfmpegRunner::version).orElse(""),
                        count,
                        ranges);
        figure("ffmpeg_max_difference_lu", "LU", "lower", ffmpeg.isPresent() ? note : NO_FFMPEG)
                .print(differences.stream().max(Double::compare).stream().toList(), 0.1);
    }

    private List<Path> sampleClips() throws IOException {
        try (Stream<Path> all = Files.walk(top.resolve("audio-assets/clips"))) {
            return all.filter(file -> file.toString().matches(".*\\.(wav|opus|ogg)"))
                    .sorted()
                    .toList();
        }
    }

    /**
     * Our time is measured in a warm process, as at the centre; ffmpeg runs one process a file, as
     * it is usually used. The note gives its start-up time and our cold start.
     */
    private void speed(Path wav) throws IOException {
        var ratios = new ArrayList<Double>();
        var steady = new ArrayList<Double>();
        var whole = new ArrayList<Double>();
        var theirs = new ArrayList<Double>();
        var startUp = new ArrayList<Double>();
        if (ffmpeg.isPresent()) {
            Path nothing =
                    SpeechSoundSource.wav(
                            new Pcm(
                                    SpeechSoundSource.RATE_HZ,
                                    1,
                                    new short[SpeechSoundSource.RATE_HZ / 10]),
                            folder.resolve("nothing.wav"));
            try (var worker = new SoundWorkerProcess(pinned, METER_HEAP, "measure", wav)) {
                for (int i = 0; i < WARM_UPS; i++) {
                    worker.once();
                }
                for (int run = 0; run < runs; run++) {
                    theirs.add(ffmpeg.get().secondsToMeasure(wav));
                    steady.add(worker.once().seconds());
                    whole.add(wholeProcess(wav));
                    startUp.add(ffmpeg.get().secondsToMeasure(nothing));
                    ratios.add(theirs.getLast() / steady.getLast());
                }
            }
        }
        figure(
                        "measure_speed_vs_ffmpeg",
                        "ratio",
                        "higher",
                        speedNote(steady, whole, theirs, startUp))
                .print(ratios, 1);
    }

    private String speedNote(
            List<Double> steady, List<Double> whole, List<Double> theirs, List<Double> startUp) {
        if (steady.isEmpty()) {
            return NO_FFMPEG;
        }
        double ours = median(steady);
        double fair = (median(theirs) - median(startUp)) / ours;
        String cores = pinned.isEmpty() ? "taskset is not here, cores not held" : "one core each";
        return String.format(
                Locale.ROOT,
                "%d s of speech, mono 48 kHz WAV, %s, runs alternating; ffmpeg ebur128=peak=true"
                        + " as a process %.3f s (of which start-up %.3f s) against ours per file"
                        + " in a warm process %.3f s; without ffmpeg's start-up the ratio is %.2f;"
                        + " ours as a process from nothing %.3f s, ratio %.2f",
                seconds,
                cores,
                median(theirs),
                median(startUp),
                ours,
                fair,
                median(whole),
                median(theirs) / median(whole));
    }

    private double wholeProcess(Path wav) throws IOException {
        long began = System.nanoTime();
        try (var worker = new SoundWorkerProcess(pinned, METER_HEAP, "measure", wav)) {
            worker.once();
        }
        return (System.nanoTime() - began) / 1e9;
    }

    /** The recording is an MP3 where ffmpeg can make one, and the WAV itself elsewhere. */
    private void ingest(Path wav) throws IOException {
        Path master = wav;
        if (ffmpeg.isPresent()) {
            master = folder.resolve("speech.mp3");
            ffmpeg.get().mp3(wav, master);
        }
        String kind = ffmpeg.isPresent() ? "an MP3 of 128 kbit/s" : "a WAV, for " + NO_FFMPEG;
        var perMinute = new ArrayList<Double>();
        var ratios = new ArrayList<Double>();
        var ingesting = new IngestTimer(folder.resolve("ingested"));
        ingesting.secondsFor(master);
        for (int run = 0; run < Math.min(runs, 3); run++) {
            double ours = ingesting.secondsFor(master);
            perMinute.add(ours / (seconds / 60.0));
            if (ffmpeg.isPresent()) {
                ratios.add(ours / ffmpeg.get().secondsForChain(master, folder));
            }
        }
        figure(
                        "ingest_s_per_audio_minute",
                        "s",
                        "lower",
                        "all steps on " + seconds + " s of speech, " + kind)
                .print(perMinute);
        figure(
                        "ingest_vs_ffmpeg_chain",
                        "ratio",
                        "lower",
                        ffmpeg.isPresent()
                                ? "ours warm, with all checks, exact loudness and a verified copy,"
                                        + " against one process of ffmpeg: decoding, one pass of"
                                        + " loudnorm, libopus; runs alternating"
                                : NO_FFMPEG)
                .print(ratios, 2);
    }

    private void delivery(Pcm speech) throws IOException, InvalidSoundException {
        Path copy = folder.resolve("speech.opus");
        try (OutputStream into = new BufferedOutputStream(Files.newOutputStream(copy));
                var source = SpeechSoundSource.source(speech)) {
            OggOpusWriter.write(source, into);
        }
        List<String> options = List.of("@" + top.resolve("deploy/jvm/node.options"));
        var timesRealTime = new ArrayList<Double>();
        int heap = 0;
        try (var worker = new SoundWorkerProcess(pinned, options, "decode", copy)) {
            worker.once();
            for (int run = 0; run < runs; run++) {
                SoundWorkerProcess.Took took = worker.once();
                timesRealTime.add(seconds / took.seconds());
                heap = Math.max(heap, took.heapMegabytes());
            }
        }
        figure(
                        "decode_x_realtime",
                        "x",
                        "higher",
                        seconds
                                + " s of speech in Ogg Opus, one core, the node's own virtual"
                                + " machine options; heap in use at most "
                                + heap
                                + " MB")
                .print(timesRealTime);
        figure(
                        "delivery_kbit_s",
                        "kbit/s",
                        "lower",
                        "the whole file of " + seconds + " s of speech, its box included")
                .print(List.of(Files.size(copy) * 8.0 / seconds / 1000), 32);
    }

    private void corpus() throws IOException {
        if (ffmpeg.isEmpty()) {
            figure("corpus_as_expected_percent", "%", "higher", NO_FFMPEG).print(List.of(), 100);
            return;
        }
        new CorpusFigures(top.resolve("audio-assets/corpus"), folder.resolve("corpus")).print();
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private BenchResult figure(String name, String unit, String better, String note) {
        return new BenchResult("audio", name, unit, better, note + scale);
    }

    private static void clear(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot clear " + folder, e);
        }
    }
}
