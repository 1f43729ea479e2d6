package vn.tienglang.audio.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static vn.tienglang.audio.check.TestVoice.join;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.audio.Ffmpeg;
import vn.tienglang.audio.Pcm;
import vn.tienglang.audio.Wav;
import vn.tienglang.audio.check.Finding;
import vn.tienglang.audio.check.Finding.Kind;
import vn.tienglang.audio.check.Finding.Weight;
import vn.tienglang.audio.check.SilenceDetectorTest;
import vn.tienglang.audio.check.TestVoice;
import vn.tienglang.audio.clips.ClipReaders;
import vn.tienglang.audio.ingest.IngestOptions.NoiseTreatment;
import vn.tienglang.audio.opus.ClipEncoder;
import vn.tienglang.audio.opus.OggOpusFailures;

/** All steps of an ingest, from an uploaded file to the delivery copy. */
class IngestTest {
    private static final int RATE = 16_000;
    private static final LanguageTag VI = new LanguageTag("vi");
    private static final LanguageTag TUNE = new LanguageTag("zxx");
    private static final ProgressListener QUIET = (step, share) -> {};

    @TempDir Path top;
    private Path work;

    @BeforeEach
    void setMissingWorkFolder() {
        work = top.resolve("work");
    }

    @Test
    void bulletinIsAdmittedAndItsDeliveryCopyMatchesTheReport() throws Exception {
        Path master = TestVoice.speak(top.resolve("a.wav"), "vi", 165);
        byte[] before = Files.readAllBytes(master);

        IngestResult.Admitted taken = admitted(ingest().run(master, "Bản tin", VI, QUIET));

        assertThat(taken.findings()).isEmpty();
        assertThat(master).hasBinaryContent(before);
        assertThat(taken.master()).isEqualTo(ClipId.of(before));
        byte[] delivery = Files.readAllBytes(taken.delivery());
        assertThat(taken.clip().id()).isEqualTo(ClipId.of(delivery));
        assertThat(taken.clip().bytes()).isEqualTo(delivery.length);
        assertThat(taken.report().format()).isEqualTo("WAV");
        assertThat(taken.report().rateHz()).isEqualTo(22_050);
        assertThat(taken.report().length()).isEqualTo(taken.clip().length());
        assertLevels(taken, IngestSettings.defaults());
        try (var sound = ClipReaders.open(taken.delivery())) {
            assertThat(sound.format().length()).isEqualTo(taken.clip().length());
        }
        double seconds = taken.clip().length().toMillis() / 1e3;
        assertThat(delivery.length * 8 / seconds).as("bits per second").isLessThan(32_000);
        assertThat(filesIn(work)).containsExactly(taken.delivery());
    }

    @Test
    void everyFormatGivesTheSameResult() throws Exception {
        Path voice = TestVoice.speak(top.resolve("a.wav"), "vi", 165);
        double seconds = Double.parseDouble(Ffmpeg.probe(voice, "duration"));
        List<Path> masters =
                List.of(
                        Ffmpeg.make(top.resolve("a.mp3"), "-i", voice.toString()),
                        Ffmpeg.make(top.resolve("a.flac"), "-i", voice.toString(), "-ac", "2"),
                        Ffmpeg.make(
                                top.resolve("a.ogg"), "-i", voice.toString(), "-c:a", "libvorbis"),
                        Ffmpeg.make(top.resolve("a.aiff"), "-i", voice.toString()),
                        Ffmpeg.make(
                                top.resolve("a.opus"), "-i", voice.toString(), "-c:a", "libopus"),
                        Ffmpeg.make(
                                top.resolve("a.webm"), "-i", voice.toString(), "-c:a", "libopus"),
                        Ffmpeg.make(top.resolve("a.m4a"), "-i", voice.toString(), "-c:a", "aac"),
                        Ffmpeg.make(
                                top.resolve("b.wav"),
                                "-i",
                                voice.toString(),
                                "-c:a",
                                "pcm_f32le",
                                "-ar",
                                "96000",
                                "-ac",
                                "6"));
        for (Path master : masters) {
            IngestResult.Admitted taken = admitted(ingest().run(master, "Bản tin", VI, QUIET));
            assertLevels(taken, IngestSettings.defaults());
            assertThat(taken.clip().length().toMillis() / 1e3)
                    .as(master.toString())
                    .isEqualTo(seconds, within(0.1));
        }
    }

    @Test
    void hornCopyHasTheTargetLoudness() throws Exception {
        IngestResult.Admitted taken = forHorns(-16, -1.5);
        assertThat(taken.report().horn()).isTrue();
        assertThat(taken.report().delivery().integratedLufs()).isEqualTo(-16, within(0.2));
        assertThat(taken.report().delivery().truePeakDb()).isLessThanOrEqualTo(-1.5);
    }

    @Test
    void targetThatPeaksPreventIsAWarningWithTheReachedLoudness() throws Exception {
        IngestResult.Admitted taken = forHorns(-12, -3);
        double reached = taken.report().delivery().integratedLufs();
        assertThat(reached).isLessThan(-12.2);
        assertThat(taken.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.kind()).isEqualTo(Kind.TARGET_NOT_REACHED))
                .satisfies(finding -> assertThat(finding.figure()).isEqualTo(reached));
    }

    private IngestResult.Admitted forHorns(double targetLufs, double ceilingDbTp) throws Exception {
        Path master = TestVoice.speak(top.resolve("a.wav"), "vi", 165);
        IngestSettings usual = IngestSettings.defaults();
        var horn =
                new IngestSettings(
                        targetLufs,
                        ceilingDbTp,
                        true,
                        usual.shortest(),
                        usual.longest(),
                        usual.uploadBytes());
        return admitted(new Ingest(horn, work).run(master, "Bản tin", VI, QUIET));
    }

    @Test
    void stepsAreReportedInOrderWithSharesUpToOne() throws Exception {
        var steps = new ArrayList<IngestStep>();
        ingest().run(
                        wav(voice(3)),
                        "Bản tin",
                        TUNE,
                        (step, share) -> {
                            assertThat(share).isBetween(0.0, 1.0);
                            if (steps.isEmpty() || steps.getLast() != step) {
                                steps.add(step);
                            }
                        });
        assertThat(steps)
                .startsWith(
                        IngestStep.IDENTIFY,
                        IngestStep.DECODE,
                        IngestStep.CHECK,
                        IngestStep.MEASURE);
        assertThat(steps)
                .containsAll(EnumSet.complementOf(EnumSet.of(IngestStep.NOISE)))
                .endsWith(IngestStep.HASH, IngestStep.MANIFEST);
    }

    @Test
    void findingsCarryTheirPosition() throws Exception {
        assertRefused(
                join(voice(65), new float[22 * RATE], voice(2)),
                "SILENT_MIDDLE REFUSAL 01:05–01:27");
        assertRefused(join(new float[11 * RATE], voice(2)), "SILENT_HEAD REFUSAL 00:00–00:11");
        assertRefused(new float[4 * RATE], "ALL_SILENT REFUSAL 00:00–00:04");
        assertRefused(voice(0.5), "TOO_SHORT REFUSAL 00:00–00:00");
        assertRefused(TestVoice.murmur(5, 0.0008, RATE), "TOO_QUIET REFUSAL 00:00–00:00");
        float[] driven = TestVoice.murmur(5, 4, RATE);
        assertThat(refused(ingest().run(wav(driven), "Bản tin", VI, QUIET)))
                .anySatisfy(found -> assertThat(found).startsWith("CLIPPED REFUSAL 00:0"));
        assertThat(ingest().run(wav(driven), "Bản tin", TUNE, QUIET))
                .as("loud music")
                .isInstanceOf(IngestResult.Admitted.class);
        clear(work);
    }

    @Test
    void warningsDoNotPreventAdmission() throws Exception {
        float[] leaning = join(new float[3 * RATE], voice(5));
        for (int i = 0; i < leaning.length; i++) {
            leaning[i] += 0.05F;
        }
        IngestResult.Admitted taken = admitted(ingest().run(wav(leaning), "Bản tin", TUNE, QUIET));
        assertThat(taken.findings())
                .extracting(SilenceDetectorTest::brief)
                .containsExactly(
                        "SILENT_HEAD WARNING 00:00–00:03", "DC_OFFSET WARNING 00:00–00:00");
        assertThat(taken.findings().getLast().figure()).isEqualTo(5, within(0.5));
        float[] heard = Ffmpeg.decode(taken.delivery());
        double sum = 0;
        for (int i = 48_000; i < 2 * 48_000; i++) {
            sum += heard[i];
        }
        assertThat(sum / 48_000).as("the offset is gone").isEqualTo(0, within(1e-3));
    }

    @Test
    void recordingOfClicksIsAdmittedWithALoudnessWarning() throws Exception {
        float[] clicks = TestVoice.murmur(6, 0.02, RATE);
        for (int i = 1_000; i < clicks.length; i += 800) {
            clicks[i] = 0.97F;
        }
        IngestResult.Admitted taken = admitted(ingest().run(wav(clicks), "Gõ", TUNE, QUIET));
        double reached = taken.report().delivery().integratedLufs();
        if (Math.abs(reached + 16) > 0.2) {
            assertThat(taken.findings())
                    .extracting(Finding::kind)
                    .containsExactly(Kind.TARGET_NOT_REACHED);
        }
        assertThat(taken.report().delivery().truePeakDb()).isLessThanOrEqualTo(-1.5 + 0.5);
    }

    @Test
    void speedIsCheckedForSpeechOnly() throws Exception {
        Path spoken = TestVoice.speak(top.resolve("a.wav"), "vi", 165);
        Path fast = TestVoice.sox(spoken, top.resolve("b.wav"), "speed", "2");
        assertThat(refused(ingest().run(fast, "Bản tin", VI, QUIET)))
                .containsExactly("WRONG_SPEED REFUSAL 00:00–00:00");
        assertThat(ingest().run(fast, "Bản tin", TUNE, QUIET))
                .isInstanceOf(IngestResult.Admitted.class);
    }

    @Test
    void nonSoundFileIsRefusedWithAReason() throws Exception {
        byte[] good = Files.readAllBytes(wav(voice(3)));
        Path file = top.resolve("x.wav");
        assertNotTaken(Files.write(file, new byte[0]), Kind.EMPTY);
        assertNotTaken(
                Files.writeString(file, "Kính gửi bà con, đây là công văn."), Kind.NOT_SOUND);
        assertNotTaken(Files.write(file, new byte[50_000]), Kind.NOT_SOUND);
        assertNotTaken(
                Files.write(file, java.util.Arrays.copyOf(good, 60_000)), Kind.SOUND_MISSING);
        assertNotTaken(Files.createDirectory(top.resolve("folder.wav")), Kind.NOT_A_FILE);
        byte[] noise = new byte[50_000];
        new Random(5).nextBytes(noise);
        assertThat(ingest().run(Files.write(file, noise), "x", VI, QUIET))
                .isInstanceOf(IngestResult.Refused.class);
        assertThat(filesIn(work)).isEmpty();
    }

    @Test
    void aFileThatIsTooLargeIsNotOpened() throws Exception {
        IngestSettings usual = IngestSettings.defaults();
        var small = new IngestSettings(-16, -1.5, false, usual.shortest(), usual.longest(), 1_000);
        assertThat(refused(new Ingest(small, work).run(wav(voice(3)), "x", VI, QUIET)))
                .containsExactly("FILE_TOO_LARGE REFUSAL 00:00–00:00");
    }

    @Test
    void aRecordingThatIsTooLongIsRefusedWithTheLimitInMinutes() throws Exception {
        var settings =
                new IngestSettings(
                        -16, -1.5, false, Duration.ofSeconds(1), Duration.ofSeconds(3), 1 << 30);
        IngestResult ingested = new Ingest(settings, work).run(wav(voice(4)), "x", VI, QUIET);
        assertThat(ingested.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.kind()).isEqualTo(Kind.TOO_LONG))
                .satisfies(finding -> assertThat(finding.figure()).isEqualTo(0.05));
    }

    @Test
    void fullDiskIsReportedAndNoFilesRemain() throws Exception {
        var ingest =
                new Ingest(
                        IngestSettings.defaults(),
                        () -> new FullDisk(work, 100_000),
                        Optional.empty(),
                        ClipEncoder.all(Optional.empty()));
        Path master = wav(voice(3));
        assertThatThrownBy(() -> ingest.run(master, "x", TUNE, QUIET))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot write the work file")
                .hasMessageContaining("No space left on device");
        assertThat(filesIn(work)).isEmpty();
    }

    @Test
    void interruptStopsTheIngestAndLeavesNoFiles() throws Exception {
        Path master = wav(voice(30));
        for (IngestStep at :
                List.of(
                        IngestStep.DECODE,
                        IngestStep.NORMALISE,
                        IngestStep.ENCODE,
                        IngestStep.HASH)) {
            ProgressListener impatient =
                    (step, share) -> {
                        if (step == at) {
                            Thread.currentThread().interrupt();
                        }
                    };
            assertThatThrownBy(() -> ingest().run(master, "x", TUNE, impatient))
                    .as("during %s", at)
                    .isInstanceOf(InterruptedException.class);
            assertThat(Thread.interrupted()).as("the interrupt flag is cleared").isFalse();
            assertThat(filesIn(work)).as("after %s", at).isEmpty();
        }
    }

    @Test
    void leftoverWorkFilesAreDeletedByName() throws Exception {
        Files.createDirectories(work);
        Files.createFile(work.resolve("ingest-123.f32"));
        Files.createFile(work.resolve("ingest-456.opus"));
        Files.createFile(work.resolve("somebody-elses.txt"));
        assertThat(Ingest.deleteLeftovers(work)).isEqualTo(2);
        assertThat(filesIn(work)).containsExactly(work.resolve("somebody-elses.txt"));
        assertThat(Ingest.deleteLeftovers(top.resolve("nowhere"))).isZero();
    }

    @Test
    void sameMasterGivesTheSameBytes() throws Exception {
        Path master = wav(voice(4));
        IngestResult.Admitted first = admitted(ingest().run(master, "x", TUNE, QUIET));
        IngestResult.Admitted second = admitted(ingest().run(master, "x", TUNE, QUIET));
        assertThat(second.clip()).isEqualTo(first.clip());
    }

    @Test
    void aFailingEncoderIsReplacedByTheNext() throws Exception {
        ClipEncoder failing =
                (sound, into, content, comments) -> {
                    into.write(new byte[100]);
                    return OggOpusFailures.fail();
                };
        var encoders = new ArrayList<>(List.of(failing));
        encoders.addAll(ClipEncoder.all(Optional.empty()));
        var ingest =
                new Ingest(
                        IngestSettings.defaults(),
                        () -> new WorkFolder(work),
                        Optional.empty(),
                        encoders);
        assertThat(ingest.run(wav(voice(3)), "x", TUNE, QUIET))
                .isInstanceOf(IngestResult.Admitted.class);
    }

    @Test
    void aSyntheticVoiceIsMarkedInFindingsAndDeliveryCopy() throws Exception {
        IngestResult.Admitted taken =
                admitted(
                        ingest().run(
                                        wav(voice(3)),
                                        "x",
                                        TUNE,
                                        new IngestOptions(
                                                VoiceOrigin.SYNTHETIC, NoiseTreatment.KEPT),
                                        QUIET));
        assertThat(taken.findings()).extracting(Finding::kind).contains(Kind.SYNTHETIC_VOICE);
        String copy = Files.readString(taken.delivery(), StandardCharsets.ISO_8859_1);
        assertThat(copy).contains(VoiceOrigin.COMMENT);
    }

    @Test
    void adviceIsAboutTheDeviceThatMadeTheFile() throws Exception {
        Path speech = TestVoice.speak(top.resolve("speech.wav"), "vi", 150);
        String hum = "volume=0.2,aeval=val(0)+0.05*sin(2*PI*50*t)+0.03*sin(2*PI*100*t):c=same";
        List<String> phone = List.of("-metadata", "com.android.version=14");
        List<String> apple = List.of("-metadata", "com.apple.quicktime.make=Apple");

        assertThat(advice(speech, hum, "m4a", phone)).containsExactly(Kind.ADVICE_ANDROID);
        assertThat(advice(speech, hum, "mov", apple)).containsExactly(Kind.ADVICE_APPLE);
        assertThat(advice(speech, hum, "m4a", List.of())).isEmpty();
        assertThat(advice(speech, "anull", "m4a", phone)).isEmpty();
    }

    private List<Kind> advice(Path sound, String filter, String ending, List<String> tags)
            throws Exception {
        var arguments = new ArrayList<>(List.of("-i", sound.toString(), "-af", filter));
        arguments.addAll(List.of("-c:a", "aac", "-b:a", "96k", "-movflags", "use_metadata_tags"));
        arguments.addAll(tags);
        Path file = Ffmpeg.make(top.resolve("made." + ending), arguments.toArray(String[]::new));
        return ingest().run(file, "x", VI, QUIET).findings().stream()
                .map(Finding::kind)
                .filter(kind -> kind.name().startsWith("ADVICE"))
                .toList();
    }

    @Test
    void missingAndUnreadableFilesAreRefused() throws Exception {
        assertNotTaken(top.resolve("nothing.wav"), Kind.NO_SUCH_FILE);
    }

    @Test
    void invalidTitleIsRefusedBeforeReading() {
        assertThatThrownBy(() -> ingest().run(top.resolve("nothing"), " ", VI, QUIET))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Ingest ingest() {
        return new Ingest(IngestSettings.defaults(), work);
    }

    private static void assertLevels(IngestResult.Admitted taken, IngestSettings settings) {
        assertThat(taken.report().delivery().integratedLufs())
                .isEqualTo(settings.targetLufs(), within(0.2));
        assertThat(taken.report().delivery().truePeakDb())
                .isLessThanOrEqualTo(settings.ceilingDbTp());
    }

    private void assertRefused(float[] sound, String expected) throws Exception {
        assertThat(refused(ingest().run(wav(sound), "Bản tin", TUNE, QUIET))).contains(expected);
        assertThat(filesIn(work)).isEmpty();
    }

    private void assertNotTaken(Path file, Kind kind) throws Exception {
        IngestResult ingested = ingest().run(file, "x", VI, QUIET);
        assertThat(ingested.findings())
                .as(file.toString())
                .singleElement()
                .satisfies(finding -> assertThat(finding.kind()).isEqualTo(kind));
        assertThat(ingested.findings().getFirst().weight()).isEqualTo(Weight.REFUSAL);
    }

    private static IngestResult.Admitted admitted(IngestResult ingested) {
        assertThat(ingested).as(() -> "" + ingested).isInstanceOf(IngestResult.Admitted.class);
        return (IngestResult.Admitted) ingested;
    }

    private static List<String> refused(IngestResult ingested) {
        assertThat(ingested).isInstanceOf(IngestResult.Refused.class);
        return ingested.findings().stream().map(SilenceDetectorTest::brief).toList();
    }

    private static float[] voice(double seconds) {
        return TestVoice.murmur(seconds, 0.4, RATE);
    }

    private Path wav(float[] sound) throws IOException {
        short[] samples = new short[sound.length];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) Math.clamp(Math.round(sound[i] * 32_768), -32_768, 32_767);
        }
        return Files.write(
                Files.createTempFile(top, "master", ".wav"), Wav.bytes(new Pcm(RATE, 1, samples)));
    }

    private static void clear(Path folder) throws IOException {
        for (Path file : filesIn(folder)) {
            Files.delete(file);
        }
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    /** A disk with limited space. */
    private static final class FullDisk extends WorkFolder {
        private final long room;

        FullDisk(Path folder, long room) {
            super(folder);
            this.room = room;
        }

        @Override
        OutputStream output(Path file) throws IOException {
            return new FilterOutputStream(super.output(file)) {
                private long written;

                @Override
                public void write(byte[] bytes, int from, int count) throws IOException {
                    written += count;
                    if (written > room) {
                        throw new IOException("No space left on device");
                    }
                    out.write(bytes, from, count);
                }
            };
        }
    }
}
