package vn.tienglang.audio.ingest;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.airtime.Limits;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.check.Finding;
import vn.tienglang.audio.check.Finding.Kind;
import vn.tienglang.audio.check.Finding.Weight;
import vn.tienglang.audio.ingest.DecodeStep.Decoded;
import vn.tienglang.audio.ingest.EncodeStep.Encoded;
import vn.tienglang.audio.ingest.HashStep.Hashed;
import vn.tienglang.audio.ingest.HornStep.Shaped;
import vn.tienglang.audio.ingest.IngestOptions.NoiseTreatment;
import vn.tienglang.audio.ingest.MeasureStep.Measured;
import vn.tienglang.audio.ingest.NoiseStep.Treated;
import vn.tienglang.audio.opus.ClipEncoder;
import vn.tienglang.audio.opus.OggOpusWriter.Content;
import vn.tienglang.audio.process.FfmpegPrograms;

/**
 * Pipeline that turns recordings into clips: every {@link IngestStep} in order, one class each. The
 * master is never modified. An hour of sound needs 700 MB in the work folder during the ingest, and
 * no more memory than a minute. Thread-safe; each {@link #run} has its own files.
 */
public final class Ingest {
    /** Margin below the ceiling: the codec raises limited peaks by 1 to 2 dB, as measured. */
    private static final double CODEC_ROOM_DB = 2;

    /** Loudness that speech loses in the codec: 0.15 to 0.6 LU, as measured. */
    private static final double CODEC_LOSS_LU = 0.35;

    /** Margin of the next attempt below the overshoot. */
    private static final double FURTHER_DB = 0.2;

    /** Attempts to reach the target loudness. */
    private static final int ATTEMPTS_FOR_LOUDNESS = 4;

    /** Attempts to keep the peaks below the ceiling; each one lowers the limit by the overshoot. */
    private static final int ATTEMPTS_MOST = 10;

    private static final LanguageTag WITHOUT_LANGUAGE = new LanguageTag("zxx");

    private final IngestSettings settings;
    private final Supplier<WorkFolder> workplaces;
    private final Optional<FfmpegPrograms> ffmpeg;
    private final List<ClipEncoder> encoders;

    /**
     * An ingest of these settings.
     *
     * @param work folder of work files and delivery copies; created when it does not exist
     */
    public Ingest(IngestSettings settings, Path work) {
        this(settings, work, FfmpegPrograms.installed());
    }

    /**
     * An ingest with these programs of ffmpeg.
     *
     * @param ffmpeg empty when they are not installed; then only WAV, AIFF, Ogg Opus and WebM/Opus
     *     are accepted
     */
    public Ingest(IngestSettings settings, Path work, Optional<FfmpegPrograms> ffmpeg) {
        this(settings, () -> new WorkFolder(work), ffmpeg, ClipEncoder.all(ffmpeg));
    }

    /** An ingest with other work folders and encoders. */
    Ingest(
            IngestSettings settings,
            Supplier<WorkFolder> workplaces,
            Optional<FfmpegPrograms> ffmpeg,
            List<ClipEncoder> encoders) {
        this.settings = settings;
        this.workplaces = workplaces;
        this.ffmpeg = ffmpeg;
        this.encoders = List.copyOf(encoders);
    }

    /**
     * Deletes the files that a power cut left in a work folder, including delivery copies that
     * nobody moved. Call it at program start, when no ingest is running there.
     *
     * @return number of deleted files
     */
    public static int deleteLeftovers(Path work) throws IOException {
        return WorkFolder.deleteLeftovers(work);
    }

    /**
     * Ingests a recording.
     *
     * @param master the uploaded file; never modified
     * @param title title of the clip
     * @param language language of the speech; {@code zxx} for sound without speech, whose speed is
     *     not checked
     * @param progress listener for the progress of each step
     * @return the clip with its delivery copy, which the caller owns; or the refusal, with no files
     *     left in the work folder
     * @throws IOException when the disk is full or fails
     * @throws InterruptedException when the thread was interrupted; no files are left
     * @throws IllegalArgumentException when the title is invalid
     */
    public IngestResult run(
            Path master, String title, LanguageTag language, ProgressListener progress)
            throws IOException, InterruptedException {
        return run(master, title, language, IngestOptions.USUAL, progress);
    }

    /**
     * Ingests a recording with options: a synthetic voice is marked in copy and findings, noise
     * behind speech is lowered when that is measured to help.
     */
    public IngestResult run(
            Path master,
            String title,
            LanguageTag language,
            IngestOptions options,
            ProgressListener progress)
            throws IOException, InterruptedException {
        validateTitle(title, language);
        try (WorkFolder work = workplaces.get()) {
            return taken(master, title, language, options, progress, work);
        } catch (IngestRefusedException e) {
            return new IngestResult.Refused(e.findings());
        } catch (InvalidSoundException e) {
            return new IngestResult.Refused(IngestRefusedException.of(e, settings).findings());
        } catch (InterruptedIOException | ClosedByInterruptException e) {
            Thread.interrupted();
            var given = new InterruptedException("the ingest of " + master + " was given up");
            given.initCause(e);
            throw given;
        }
    }

    /** Rejects an invalid title before the sound is decoded. */
    private static void validateTitle(String title, LanguageTag language) {
        var id = ClipId.of(new byte[1]);
        var clip = new Clip(id, title, language, Duration.ofMillis(1), 1, Limits.PART_BYTES);
        assert clip.title().equals(title);
    }

    private IngestResult.Admitted taken(
            Path master,
            String title,
            LanguageTag language,
            IngestOptions options,
            ProgressListener progress,
            WorkFolder work)
            throws IOException, InvalidSoundException, IngestRefusedException {
        begin(IngestStep.IDENTIFY, progress);
        var open = IdentifyStep.open(master, settings, ffmpeg);
        begin(IngestStep.DECODE, progress);
        Decoded decoded =
                DecodeStep.decode(
                        open,
                        content(language),
                        work,
                        new ProgressStep(IngestStep.DECODE, progress));
        begin(IngestStep.CHECK, progress);
        var findings = new ArrayList<>(CheckStep.check(decoded, language, settings));
        if (options.noise() == NoiseTreatment.LOWERED && content(language) == Content.VOICE) {
            begin(IngestStep.NOISE, progress);
            Treated treated =
                    NoiseStep.lower(
                            decoded, ffmpeg, work, new ProgressStep(IngestStep.NOISE, progress));
            decoded = treated.decoded();
            findings.add(treated.finding());
        }
        if (options.origin() == VoiceOrigin.SYNTHETIC) {
            findings.add(
                    new Finding(
                            Kind.SYNTHETIC_VOICE,
                            Weight.WARNING,
                            Duration.ZERO,
                            Duration.ZERO,
                            0,
                            VoiceOrigin.COMMENT));
        }
        begin(IngestStep.MEASURE, progress);
        Measured measured = MeasureStep.measure(decoded, settings.targetLufs());
        findings.addAll(measured.findings());
        begin(IngestStep.HORN, progress);
        Shaped shaped =
                settings.horn()
                        ? HornStep.shape(
                                decoded.sound(),
                                measured.sound(),
                                work,
                                new ProgressStep(IngestStep.HORN, progress))
                        : new Shaped(decoded.sound(), measured.sound());
        Encoded encoded = encoded(shaped, content(language), options.origin(), work, progress);
        double reached = encoded.loudness().integratedLufs();
        if (Math.abs(reached - settings.targetLufs()) > NormaliseStep.TOLERANCE_LU) {
            findings.add(
                    new Finding(
                            Kind.TARGET_NOT_REACHED,
                            Weight.WARNING,
                            Duration.ZERO,
                            Duration.ZERO,
                            reached,
                            "held back by its peaks"));
        }
        begin(IngestStep.HASH, progress);
        var stepProgress = new ProgressStep(IngestStep.HASH, progress);
        Hashed delivery = HashStep.hash(encoded.file(), stepProgress);
        ClipId original = HashStep.hash(master, stepProgress).id();
        begin(IngestStep.MANIFEST, progress);
        Clip clip = DescribeStep.clip(delivery, title, language, encoded);
        var report =
                new IngestReport(
                        decoded.format(),
                        decoded.rateHz(),
                        decoded.channels(),
                        clip.length(),
                        measured.master(),
                        encoded.loudness(),
                        settings.horn());
        new ProgressStep(IngestStep.MANIFEST, progress).finished();
        work.keep(encoded.file());
        return new IngestResult.Admitted(
                clip, encoded.file(), original, report, findings, encoded.waveform());
    }

    /** Sound without language is a tune or a tone. */
    private static Content content(LanguageTag language) {
        return language.equals(WITHOUT_LANGUAGE) ? Content.TUNE : Content.VOICE;
    }

    private static void begin(IngestStep step, ProgressListener progress) throws IOException {
        new ProgressStep(step, progress).started();
    }

    /**
     * Encodes the delivery copy, and encodes it again with another gain when it is too loud or not
     * loud enough.
     *
     * @throws IOException when the peaks exceed the ceiling after all attempts
     */
    private Encoded encoded(
            Shaped shaped,
            Content content,
            VoiceOrigin origin,
            WorkFolder work,
            ProgressListener progress)
            throws IOException, InvalidSoundException, IngestRefusedException {
        double target = settings.targetLufs() + (content == Content.VOICE ? CODEC_LOSS_LU : 0);
        double ceiling = settings.ceilingDbTp() - CODEC_ROOM_DB;
        double guess = target - shaped.loudness().integratedLufs();
        for (int attempt = 1; ; attempt++) {
            begin(IngestStep.NORMALISE, progress);
            var level =
                    NormaliseStep.level(
                            shaped,
                            target,
                            ceiling,
                            guess,
                            new ProgressStep(IngestStep.NORMALISE, progress));
            begin(IngestStep.ENCODE, progress);
            var encoded =
                    EncodeStep.encode(
                            shaped,
                            level,
                            content,
                            encoders,
                            origin.comments(),
                            work,
                            new ProgressStep(IngestStep.ENCODE, progress));
            double over = encoded.loudness().truePeakDb() - settings.ceilingDbTp();
            double missing = settings.targetLufs() - encoded.loudness().integratedLufs();
            boolean isAsLoudAsCanBe =
                    Math.abs(missing) <= NormaliseStep.TOLERANCE_LU
                            || (missing > 0 && level.isAtItsMost());
            if (over <= 0 && (isAsLoudAsCanBe || attempt >= ATTEMPTS_FOR_LOUDNESS)) {
                return encoded;
            }
            work.delete(encoded.file());
            if (attempt == ATTEMPTS_MOST) {
                throw new IOException(
                        "the codec still passes the ceiling by %.1f dB after %d attempts"
                                .formatted(over, attempt));
            }
            double lower = over > 0 ? over + FURTHER_DB : 0;
            double lost = level.lufs() - encoded.loudness().integratedLufs();
            ceiling -= lower;
            target = settings.targetLufs() + lost;
            // Limited speech loses about half of the amount by which the ceiling is lowered.
            guess = level.gainDb() + missing / NormaliseStep.SLOPE_USUAL + lower;
        }
    }
}
