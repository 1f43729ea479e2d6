package vn.tienglang.node.sound;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.audio.BadSound;
import vn.tienglang.audio.ClipSound;
import vn.tienglang.audio.ClipSounds;
import vn.tienglang.audio.SoundForm;
import vn.tienglang.node.sound.Output.Sink;
import vn.tienglang.node.sound.Output.Unplayable;

/**
 * One clip, opened together with the output that will play it. Its first second is decoded at once:
 * a decoder is slowest in its first moments, before the machine has compiled it, and those must not
 * come after the instant at which the clip is to sound.
 */
final class Take implements AutoCloseable {
    private static final Duration AHEAD = Duration.ofSeconds(1);

    private final AiringId airing;
    private final ClipSound clip;
    private final Sink sink;
    private final byte[] ahead;
    private int aheadUsed;

    private Take(AiringId airing, ClipSound clip, byte[] ahead, Sink sink) {
        this.airing = airing;
        this.clip = clip;
        this.ahead = ahead;
        this.sink = sink;
    }

    /**
     * Opens both, or neither.
     *
     * @throws Unplayable when the clip is not there, is not sound, or the output cannot be had
     */
    static Take open(AiringId airing, Path file, Output output) throws Unplayable {
        ClipSound clip = clip(file);
        try {
            byte[] ahead = ahead(clip);
            return new Take(airing, clip, ahead, output.open(clip.form()));
        } catch (Unplayable | RuntimeException e) {
            clip.close();
            throw e;
        }
    }

    private static ClipSound clip(Path file) throws Unplayable {
        try {
            return ClipSounds.open(file);
        } catch (NoSuchFileException e) {
            throw new Unplayable("không có tệp âm thanh", e);
        } catch (IOException e) {
            throw new Unplayable("không mở được tệp âm thanh", e);
        } catch (BadSound e) {
            throw new Unplayable("tệp âm thanh hỏng: " + words(e), e);
        }
    }

    private static byte[] ahead(ClipSound clip) throws Unplayable {
        SoundForm form = clip.form();
        long frames = Math.min(form.frames(), Frames.in(AHEAD, form.rateHz()));
        byte[] ahead = new byte[Math.toIntExact(frames * form.bytesPerFrame())];
        // A clip fills what it is given, or has come to its end.
        return Arrays.copyOf(ahead, decode(clip, ahead));
    }

    private static String words(BadSound bad) {
        String what =
                switch (bad.flaw()) {
                    case NOT_SOUND -> "không phải là âm thanh";
                    case NOT_TAKEN -> "không đúng loại của một đoạn phát";
                    case CUT_OFF -> "bị cắt ngắn";
                    case DAMAGED -> "nội dung sai";
                    case TOO_LONG -> "quá dài";
                    case EMPTY -> "không có tiếng nào";
                };
        return what + " (" + bad.detail() + ")";
    }

    AiringId airing() {
        return airing;
    }

    SoundForm form() {
        return clip.form();
    }

    Sink sink() {
        return sink;
    }

    /**
     * Reads the next frames.
     *
     * @return how many bytes, always whole frames; 0 when all frames were read
     * @throws Unplayable when the file is not what it promised, or cannot be read
     */
    int read(byte[] into) throws Unplayable {
        if (aheadUsed == ahead.length) {
            return decode(clip, into);
        }
        int bytes = Math.min(into.length, ahead.length - aheadUsed);
        System.arraycopy(ahead, aheadUsed, into, 0, bytes);
        aheadUsed += bytes;
        return bytes;
    }

    private static int decode(ClipSound clip, byte[] into) throws Unplayable {
        try {
            return clip.read(into);
        } catch (BadSound e) {
            String where = "%d:%02d".formatted(e.at().toMinutes(), e.at().toSecondsPart());
            throw new Unplayable("tệp âm thanh hỏng ở " + where + ": " + words(e), e);
        } catch (IOException e) {
            throw new Unplayable("không đọc được tệp âm thanh", e);
        }
    }

    /** Falls silent and lets go of both. */
    @Override
    public void close() {
        try {
            sink.halt();
            sink.close();
        } finally {
            clip.close();
        }
    }
}
