package vn.tienglang.audio.decode;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.InvalidSoundException.Flaw;
import vn.tienglang.audio.SoundSource;
import vn.tienglang.audio.WavFormat;
import vn.tienglang.audio.check.Finding;
import vn.tienglang.audio.check.Finding.Kind;
import vn.tienglang.audio.check.Finding.Weight;
import vn.tienglang.audio.io.BlockReader;
import vn.tienglang.audio.io.BlockSoundSource;
import vn.tienglang.audio.io.ByteReader;
import vn.tienglang.audio.process.ChildProcess;
import vn.tienglang.audio.process.FfmpegPrograms;

/**
 * Reader of every format that Debian's ffmpeg decodes, in a child process that writes floats to a
 * pipe. Damaged packets are left out, and sound of another rate or number of channels, which begins
 * at the joint of two files, is converted. The length check names what is missing.
 */
final class FfmpegReader implements BlockReader {
    private static final int CHANNELS_WHEN_MORE = 2;

    private final ChildProcess process;
    private final BlockReader sound;
    private boolean isEnded;

    private FfmpegReader(ChildProcess process, int rateHz, int channels) {
        this.process = process;
        this.sound =
                new PcmReader(
                        ByteReader.of(process.output()),
                        new PcmReader.Layout(
                                PcmEncoding.LITTLE_FLOAT_32,
                                rateHz,
                                channels,
                                OptionalLong.empty()));
    }

    /**
     * Opens a file.
     *
     * @throws InvalidSoundException when it holds no sound that ffmpeg decodes
     */
    static OpenSoundFile open(Path file, FfmpegPrograms programs)
            throws IOException, InvalidSoundException {
        var probe = new Ffprobe(programs, file);
        ProbedSound described = probe.describe();
        boolean isMp4 = described.container().startsWith("mov");
        Mp4Boxes boxes = isMp4 ? Mp4Boxes.of(file) : new Mp4Boxes(1, false, false);
        if (boxes.movies() > 1) {
            throw new InvalidSoundException(
                    Flaw.JOINED,
                    LengthRules.duration(described.declared().orElse(0)),
                    "a second movie box");
        }
        // Read beside the decoding; the check that needs them comes after it.
        var times = new FutureTask<>(() -> probe.packets(described));
        Thread.ofVirtual().name("packet-times").start(times);
        int rateHz =
                Math.clamp(described.rateHz(), WavFormat.RATE_HZ_LEAST, WavFormat.RATE_HZ_MOST);
        int channels =
                described.channels() > SoundSource.CHANNELS_MOST
                        ? CHANNELS_WHEN_MORE
                        : described.channels();
        // AMR has packets without sound in pauses, which ffmpeg leaves out; their time is filled.
        List<String> filter =
                described.codec().startsWith("amr") ? pauses(finished(times)) : List.of();
        var process =
                new ChildProcess(command(programs, file, described, rateHz, channels, filter));
        boolean endIsUnknown = boxes.hasFragments() && !boxes.hasIndex();
        return new OpenSoundFile(
                described.title(),
                described.device(),
                described.declared().isEmpty()
                        ? OptionalLong.empty()
                        : OptionalLong.of(Math.round(described.declared().getAsDouble() * rateHz)),
                new BlockSoundSource(new FfmpegReader(process, rateHz, channels)),
                frames ->
                        findings(
                                probe,
                                described,
                                finished(times),
                                endIsUnknown,
                                frames / (double) rateHz));
    }

    /** Silence between packets whose time stamps are apart, and up to the end of the last one. */
    private static List<String> pauses(PacketTimes times) {
        return List.of(
                "-af",
                String.format(
                        Locale.ROOT,
                        "aresample=async=1:min_hard_comp=0.01,apad=whole_dur=%.3f",
                        times.summed()));
    }

    private static PacketTimes finished(FutureTask<PacketTimes> times) throws IOException {
        try {
            return times.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof InvalidSoundException) {
                // There are no packets; the declared length says what is missing.
                return new PacketTimes();
            }
            throw new IOException("cannot read the packets: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while the packets were read");
        }
    }

    private static List<String> command(
            FfmpegPrograms programs,
            Path file,
            ProbedSound sound,
            int rateHz,
            int channels,
            List<String> filter) {
        var command = new ArrayList<String>();
        command.add(programs.ffmpeg().toString());
        command.addAll(List.of("-hide_banner", "-nostdin", "-nostats", "-v", "error"));
        command.addAll(List.of("-threads", "1", "-vn", "-sn", "-dn"));
        // The length check judges damage, so that one damaged part does not hide the others.
        command.addAll(List.of("-max_error_rate", "1"));
        command.addAll(Ffprobe.INPUT);
        if (sound.codec().equals("opus")) {
            // The reference decoder; ffmpeg's own resamples differently.
            command.addAll(List.of("-codec:a", "libopus"));
        }
        command.addAll(List.of("-i", Ffprobe.input(file), "-map", "0:a:0", "-map_metadata", "-1"));
        command.addAll(filter);
        command.addAll(List.of("-ar", Integer.toString(rateHz)));
        command.addAll(List.of("-ac", Integer.toString(channels)));
        command.addAll(List.of("-codec:a", "pcm_f32le", "-f", "f32le", "pipe:1"));
        return command;
    }

    private static List<Finding> findings(
            Ffprobe probe,
            ProbedSound sound,
            PacketTimes times,
            boolean endIsUnknown,
            double decoded)
            throws IOException {
        var findings = new ArrayList<Finding>();
        List<Finding> missing =
                times.isJoined() ? List.of() : LengthRules.missing(sound.declared(), decoded);
        findings.addAll(missing);
        findings.addAll(LengthRules.jumps(times.jumps()));
        double lost = times.summed() - decoded;
        if (missing.isEmpty() && !times.isJoined() && lost > LengthRules.TOLERANCE) {
            double at = Math.min(probe.firstUndecodable(sound), decoded);
            findings.add(LengthRules.undecodable(lost, times.summed(), at));
        }
        if (endIsUnknown && missing.isEmpty()) {
            Duration end = LengthRules.duration(decoded);
            findings.add(new Finding(Kind.END_UNKNOWN, Weight.WARNING, end, end, decoded, ""));
        }
        return findings;
    }

    @Override
    public int rateHz() {
        return sound.rateHz();
    }

    @Override
    public int channels() {
        return sound.channels();
    }

    @Override
    public OptionalLong declaredFrames() {
        return OptionalLong.empty();
    }

    @Override
    public float[] next() throws IOException, InvalidSoundException {
        if (isEnded) {
            return new float[0];
        }
        float[] block = sound.next();
        if (block.length == 0) {
            isEnded = true;
            requireEnd();
        }
        return block;
    }

    /** Decoding errors do not change the exit value; a killed process does. */
    private void requireEnd() throws IOException, InvalidSoundException {
        ChildProcess.Ending ending = process.ending();
        if (ending.exit() != 0) {
            throw new InvalidSoundException(
                    Flaw.DAMAGED,
                    Duration.ZERO,
                    "ffmpeg ended with %d: %s".formatted(ending.exit(), ending.firstError()));
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
