package vn.tienglang.audio.decode.mp3;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import javazoom.jl.decoder.JavaLayerException;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.InvalidSoundException.Flaw;
import vn.tienglang.audio.io.BlockReader;
import vn.tienglang.audio.io.ByteReader;
import vn.tienglang.audio.io.FrameCounts;

/**
 * Reader of MP3 and the older layers: MPEG-1, 2 and 2.5, mono and stereo, constant and variable
 * rate; not layer II below 32 kHz, which JLayer does not decode. JLayer decodes the frames. Encoder
 * delay and padding are cut when the encoder header states them, so the length is that of the
 * original.
 *
 * <p>With such a header, truncation is detected. Without it, truncation exactly between two frames
 * is not. A flipped bit inside a frame is not detected either.
 */
public final class Mp3Reader implements BlockReader {
    /** Nothing at the beginning of a piece out of a longer stream refers back further. */
    private static final int UNDECODED_MOST = 10;

    private final Mp3FrameReader frames;
    private final Optional<Mp3InfoHeader> info;
    private final JLayerDecoder decoder;
    private Optional<Mp3FrameReader.Frame> ahead = Optional.empty();
    private long framesRead;
    private long decoded;
    private long undecoded;

    private Mp3Reader(Mp3FrameReader frames) throws IOException, InvalidSoundException {
        this.frames = frames;
        rejectLowRateLayer2(frames.first());
        this.decoder = new JLayerDecoder(frames.first().channels());
        long left = frames.leftWithNotes();
        ahead = frames.next();
        info = ahead.flatMap(frame -> Mp3InfoHeader.of(frame.header(), frame.bytes()));
        if (info.isPresent()) {
            ahead = Optional.empty();
            checkComplete(info.get(), left);
        }
    }

    /**
     * The sound whose first frame begins at this byte.
     *
     * @throws InvalidSoundException when there is no frame, or the file is shorter than its header
     *     says
     */
    public static BlockReader open(Path file, long at) throws IOException, InvalidSoundException {
        var bytes = ByteReader.open(file, at);
        try {
            return new Mp3Reader(new Mp3FrameReader(bytes, Mp3Tags.soundEnd(file)));
        } catch (IOException | InvalidSoundException e) {
            bytes.close();
            throw e;
        }
    }

    /** JLayer reads half of each such frame. */
    private static void rejectLowRateLayer2(Mp3FrameHeader header) throws InvalidSoundException {
        if (header.layer() == 2 && header.version() != 1) {
            throw new InvalidSoundException(
                    Flaw.NOT_TAKEN,
                    Duration.ZERO,
                    "MP2 (MPEG layer II) of %d frames a second; 32000 to 48000 are taken"
                            .formatted(header.rateHz()));
        }
    }

    private void checkComplete(Mp3InfoHeader declared, long left) throws InvalidSoundException {
        if (declared.bytes().isPresent() && declared.bytes().getAsLong() > left) {
            double share = (double) left / declared.bytes().getAsLong();
            long whole = declared.audioFrames().orElse(0) * frames.first().frames();
            throw new InvalidSoundException(
                    Flaw.CUT_OFF,
                    FrameCounts.length((long) (whole * share), rateHz()),
                    "has %d of %d bytes".formatted(left, declared.bytes().getAsLong()));
        }
    }

    @Override
    public int rateHz() {
        return frames.first().rateHz();
    }

    @Override
    public int channels() {
        return frames.first().channels();
    }

    @Override
    public OptionalLong declaredFrames() {
        if (info.isEmpty() || info.get().delay().isEmpty() || info.get().audioFrames().isEmpty()) {
            return OptionalLong.empty();
        }
        long all = info.get().audioFrames().getAsLong() * frames.first().frames();
        return OptionalLong.of(Math.max(0, info.get().delay().get().kept(all)));
    }

    @Override
    public float[] next() throws IOException, InvalidSoundException {
        while (true) {
            Optional<Mp3FrameReader.Frame> frame = nextFrame();
            if (frame.isEmpty()) {
                checkFrameCount();
                return new float[0];
            }
            float[] kept = kept(decoded(frame.get()));
            if (kept.length > 0) {
                return kept;
            }
        }
    }

    private Optional<Mp3FrameReader.Frame> nextFrame() throws IOException, InvalidSoundException {
        if (ahead.isPresent()) {
            Optional<Mp3FrameReader.Frame> frame = ahead;
            ahead = Optional.empty();
            return frame;
        }
        boolean countReached = exactCount().isPresent() && framesRead == exactCount().getAsLong();
        if (countReached && !frames.goesOn()) {
            // All that was promised is there; what else lies in the file is not sound.
            return Optional.empty();
        }
        return frames.next();
    }

    /** How many frames there must be; a header without the encoder's delay may be off by one. */
    private OptionalLong exactCount() {
        return info.filter(declared -> declared.delay().isPresent())
                .map(Mp3InfoHeader::audioFrames)
                .orElse(OptionalLong.empty());
    }

    private void checkFrameCount() throws InvalidSoundException {
        OptionalLong declared = info.map(Mp3InfoHeader::audioFrames).orElse(OptionalLong.empty());
        int off = exactCount().isPresent() ? 0 : 1;
        if (declared.isPresent() && framesRead < declared.getAsLong() - off) {
            throw new InvalidSoundException(
                    Flaw.CUT_OFF,
                    frames.at(),
                    "has %d of %d frames".formatted(framesRead, declared.getAsLong()));
        }
        if (declared.isPresent() && framesRead > declared.getAsLong() + off) {
            throw frames.damaged(
                    "%d frames where its header counts %d: files joined end to end?"
                            .formatted(framesRead, declared.getAsLong()));
        }
    }

    private float[] decoded(Mp3FrameReader.Frame frame) throws InvalidSoundException {
        float[] samples;
        try {
            samples = decoder.decoded(frame);
        } catch (JavaLayerException | RuntimeException e) {
            throw new InvalidSoundException(
                    Flaw.DAMAGED, frames.at(), "MP3: a frame cannot be decoded", e);
        }
        framesRead++;
        int whole = frame.header().frames() * channels();
        if (samples.length == 0 && undecoded == framesRead - 1 && undecoded < UNDECODED_MOST) {
            // A piece of a longer stream: its first frames need bits of frames that are not here.
            undecoded++;
            return new float[whole];
        }
        if (samples.length != whole) {
            throw frames.damaged("a frame decodes to %d samples".formatted(samples.length));
        }
        return samples;
    }

    /** What of this block was in what was encoded. */
    private float[] kept(float[] block) {
        long from = decoded;
        decoded += block.length / channels();
        if (info.isEmpty() || info.get().delay().isEmpty()) {
            return block;
        }
        long skipped = info.get().delay().get().skipped();
        long end = declaredFrames().stream().map(kept -> skipped + kept).findAny().orElse(decoded);
        int first = Math.clamp(skipped - from, 0, block.length / channels());
        int last = Math.clamp(end - from, first, block.length / channels());
        return Arrays.copyOfRange(block, first * channels(), last * channels());
    }

    @Override
    public void close() {
        frames.close();
    }
}
