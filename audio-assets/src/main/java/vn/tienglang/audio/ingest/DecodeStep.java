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
 * The second step: from whatever the master is to a work sound. The master is read once; those who
 * check and measure it listen on the way, and say what they heard when it is their turn.
 */
final class DecodeStep {
    private DecodeStep() {}

    /**
     * The master, heard to its end.
     *
     * @param sound what became of it: mono, without direct current
     * @param format what it is, as people call it
     * @param rateHz its own rate
     * @param channels its own channels
     * @param length how long the master sounds
     * @param clipping who listened for clipping, to the master's own channels
     * @param dc who listened for direct current, likewise
     * @param masterMeter who measured the master's own channels
     * @param silences who listened for silence, to the work sound
     * @param speed who listened for speech at a wrong speed, likewise
     * @param soundMeter who measured the work sound
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

    /** Decodes all of it; closes the master. */
    static Decoded decode(OpenSoundFile master, WorkFolder work, ProgressStep beat)
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
            // Nobody knows how long some files are; then it is as if they were three minutes.
            long expected = master.declaredFrames().orElse(180L * rateHz);
            var heard =
                    new ObservedSoundSource(
                            new ProgressSoundSource(source, beat, expected),
                            List.of(clipping, dc, masterMeter::add));
            var mono = new DcBlockFilter(new Resampler(new MonoMixer(heard), WorkSound.RATE_HZ));
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
                    Duration.ofMillis(heard.frames() * 1_000 / rateHz),
                    clipping,
                    dc,
                    masterMeter,
                    silences,
                    speed,
                    soundMeter);
        }
    }
}
