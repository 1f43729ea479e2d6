package vn.tienglang.audio.ingest;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.SoundSource;
import vn.tienglang.audio.check.ClippingDetector;
import vn.tienglang.audio.check.DcOffsetDetector;
import vn.tienglang.audio.check.Finding;
import vn.tienglang.audio.check.LevelProfile;
import vn.tienglang.audio.check.NoiseDetector;
import vn.tienglang.audio.check.SpeedDetector;
import vn.tienglang.audio.decode.OpenSoundFile;
import vn.tienglang.audio.decode.RecordingDevice;
import vn.tienglang.audio.loudness.LoudnessMeter;
import vn.tienglang.audio.opus.OggOpusWriter.Content;
import vn.tienglang.audio.shaping.MonoMixer;
import vn.tienglang.audio.shaping.Resampler;
import vn.tienglang.audio.shaping.SpeechBand;
import vn.tienglang.audio.shaping.StereoMixer;

/**
 * Second step: decodes the master to a work sound. The master is read once; detectors and meters
 * observe the samples on the way, and later steps ask them for their results.
 */
final class DecodeStep {
    private DecodeStep() {}

    /**
     * Result of decoding the whole master.
     *
     * @param sound the work sound: mono, without DC offset
     * @param format common name of its format
     * @param device what made it
     * @param rateHz rate of the master
     * @param channels channels of the master
     * @param length duration of the master
     * @param lengths findings about the declared length
     * @param inverted sections in which one channel was inverted
     * @param clipping clipping detector on the channels of the master
     * @param dc DC offset detector on the channels of the master
     * @param masterMeter loudness meter on the channels of the master
     * @param noise detector of hum, wind and noise on the mono sound
     * @param profile levels of the work sound
     * @param speed speed detector on the work sound
     * @param soundMeter loudness meter on the work sound
     */
    record Decoded(
            WorkSound sound,
            String format,
            RecordingDevice device,
            int rateHz,
            int channels,
            Duration length,
            List<Finding> lengths,
            List<StereoMixer.Range> inverted,
            ClippingDetector clipping,
            DcOffsetDetector dc,
            LoudnessMeter masterMeter,
            NoiseDetector noise,
            LevelProfile profile,
            SpeedDetector speed,
            LoudnessMeter soundMeter) {
        /** The same recording with another work sound. */
        Decoded with(WorkSound other, LevelProfile levels, LoudnessMeter meter) {
            return new Decoded(
                    other,
                    format,
                    device,
                    rateHz,
                    channels,
                    length,
                    lengths,
                    inverted,
                    clipping,
                    dc,
                    masterMeter,
                    noise,
                    levels,
                    speed,
                    meter);
        }
    }

    /**
     * Decodes the master and closes it.
     *
     * @param content speech is filtered below its lowest tone
     */
    static Decoded decode(
            OpenSoundFile master, Content content, WorkFolder work, ProgressStep stepProgress)
            throws IOException, InvalidSoundException {
        try (SoundSource source = master.source()) {
            int rateHz = source.rateHz();
            int channels = source.channels();
            var clipping = new ClippingDetector(rateHz, channels);
            var dc = new DcOffsetDetector(channels);
            var masterMeter = new LoudnessMeter(rateHz, channels);
            var profile = new LevelProfile();
            var noise = new NoiseDetector(profile);
            var speed = new SpeedDetector();
            var soundMeter = new LoudnessMeter(WorkSound.RATE_HZ, 1);
            // Files of unknown length count as three minutes in the progress.
            long expected = master.declaredFrames().orElse(180L * rateHz);
            var observed =
                    new ObservedSoundSource(
                            new ProgressSoundSource(source, stepProgress, expected),
                            List.of(clipping, dc, masterMeter::add));
            var stereo =
                    channels == 2
                            ? Optional.of(new StereoMixer(observed))
                            : Optional.<StereoMixer>empty();
            SoundSource single = stereo.isPresent() ? stereo.get() : new MonoMixer(observed);
            var mono = new DcBlockFilter(new Resampler(single, WorkSound.RATE_HZ));
            SoundSource whole = new ObservedSoundSource(mono, List.of(noise));
            SoundSource shaped =
                    switch (content) {
                        case VOICE -> new SpeechBand(whole);
                        case TUNE -> whole;
                    };
            var sound =
                    WorkSound.write(
                            work,
                            new ObservedSoundSource(
                                    shaped, List.of(profile, speed, soundMeter::add)));
            return new Decoded(
                    sound,
                    master.title(),
                    master.device(),
                    rateHz,
                    channels,
                    Duration.ofMillis(observed.frames() * 1_000 / rateHz),
                    master.lengths().findings(observed.frames()),
                    stereo.map(StereoMixer::inverted).orElse(List.of()),
                    clipping,
                    dc,
                    masterMeter,
                    noise,
                    profile,
                    speed,
                    soundMeter);
        }
    }
}
