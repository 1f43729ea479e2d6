package vn.tienglang.audio.ingest;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.SoundSource;
import vn.tienglang.audio.check.ClippingDetector;
import vn.tienglang.audio.check.DcOffsetDetector;
import vn.tienglang.audio.check.SilenceDetector;
import vn.tienglang.audio.check.SpeedDetector;
import vn.tienglang.audio.decode.OpenSoundFile;
import vn.tienglang.audio.loudness.LoudnessMeter;
import vn.tienglang.audio.shaping.MonoMixer;
import vn.tienglang.audio.shaping.Resampler;

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
     * @param rateHz rate of the master
     * @param channels channels of the master
     * @param length duration of the master
     * @param clipping clipping detector on the channels of the master
     * @param dc DC offset detector on the channels of the master
     * @param masterMeter loudness meter on the channels of the master
     * @param silences silence detector on the work sound
     * @param speed speed detector on the work sound
     * @param soundMeter loudness meter on the work sound
     */
    record Decoded(
            WorkSound sound,
            String format,
            int rateHz,
            int channels,
            Duration length,
            ClippingDetector clipping,
            DcOffsetDetector dc,
            LoudnessMeter masterMeter,
            SilenceDetector silences,
            SpeedDetector speed,
            LoudnessMeter soundMeter) {}

    /** Decodes the master and closes it. */
    static Decoded decode(OpenSoundFile master, WorkFolder work, ProgressStep stepProgress)
            throws IOException, InvalidSoundException {
        try (SoundSource source = master.source()) {
            int rateHz = source.rateHz();
            int channels = source.channels();
            var clipping = new ClippingDetector(rateHz, channels);
            var dc = new DcOffsetDetector(channels);
            var masterMeter = new LoudnessMeter(rateHz, channels);
            var silences = new SilenceDetector();
            var speed = new SpeedDetector();
            var soundMeter = new LoudnessMeter(WorkSound.RATE_HZ, 1);
            // Files of unknown length count as three minutes in the progress.
            long expected = master.declaredFrames().orElse(180L * rateHz);
            var observed =
                    new ObservedSoundSource(
                            new ProgressSoundSource(source, stepProgress, expected),
                            List.of(clipping, dc, masterMeter::add));
            var mono = new DcBlockFilter(new Resampler(new MonoMixer(observed), WorkSound.RATE_HZ));
            var sound =
                    WorkSound.write(
                            work,
                            new ObservedSoundSource(
                                    mono, List.of(silences, speed, soundMeter::add)));
            return new Decoded(
                    sound,
                    master.format().title(),
                    rateHz,
                    channels,
                    Duration.ofMillis(observed.frames() * 1_000 / rateHz),
                    clipping,
                    dc,
                    masterMeter,
                    silences,
                    speed,
                    soundMeter);
        }
    }
}
