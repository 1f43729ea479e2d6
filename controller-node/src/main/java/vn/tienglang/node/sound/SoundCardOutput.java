package vn.tienglang.node.sound;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.Mixer;
import javax.sound.sampled.SourceDataLine;
import org.tinylog.Logger;
import vn.tienglang.audio.SoundFormat;
import vn.tienglang.audio.WavFormat;

/** Sound card, opened for each airing so that other programs can use it in between. */
final class SoundCardOutput implements SoundOutput {
    /** Length of the buffer: long enough for a busy board. A stop discards what it holds. */
    private static final Duration BUFFER = Duration.ofMillis(400);

    /** Format of our clips, which any card can play, by conversion in ALSA if needed. */
    private static final SoundFormat USUAL = new SoundFormat(48_000, 1, 1);

    private final Mixer.Info card;

    private SoundCardOutput(Mixer.Info card) {
        this.card = card;
    }

    /**
     * The first card whose name contains this text, in any case; empty when there is no such card.
     *
     * @param wanted part of a name; empty text for the first card that can play, which is the
     *     default of ALSA
     */
    static Optional<SoundCardOutput> find(String wanted) {
        String part = wanted.toLowerCase(Locale.ROOT);
        return Arrays.stream(AudioSystem.getMixerInfo())
                .filter(info -> info.getName().toLowerCase(Locale.ROOT).contains(part))
                .filter(info -> plays(info))
                .findFirst()
                .map(SoundCardOutput::new);
    }

    /** The names of all cards that can play. */
    static List<String> names() {
        return Arrays.stream(AudioSystem.getMixerInfo())
                .filter(info -> plays(info))
                .map(info -> info.getName().strip())
                .toList();
    }

    private static boolean plays(Mixer.Info info) {
        try {
            return AudioSystem.getMixer(info).isLineSupported(line(USUAL));
        } catch (IllegalArgumentException | SecurityException e) {
            Logger.debug(e, "Card {} disappeared while it was checked", info.getName());
            return false;
        }
    }

    private static DataLine.Info line(SoundFormat form) {
        return new DataLine.Info(SourceDataLine.class, format(form));
    }

    private static AudioFormat format(SoundFormat form) {
        int bits = WavFormat.BYTES_PER_SAMPLE * Byte.SIZE;
        return new AudioFormat(form.rateHz(), bits, form.channels(), true, false);
    }

    @Override
    public String description() {
        return "card âm thanh " + card.getName().strip();
    }

    @Override
    public boolean audible() {
        return true;
    }

    @Override
    public Sink open(SoundFormat form) throws PlaybackException {
        try {
            var line = (SourceDataLine) AudioSystem.getMixer(card).getLine(line(form));
            int bytes =
                    Math.toIntExact(FrameTime.framesIn(BUFFER, form.rateHz()))
                            * form.bytesPerFrame();
            line.open(format(form), bytes);
            return new Line(line);
        } catch (LineUnavailableException e) {
            throw new PlaybackException("card âm thanh đang bận hoặc không mở được", e);
        } catch (IllegalArgumentException e) {
            throw new PlaybackException("không còn card âm thanh này", e);
        } catch (IllegalStateException | SecurityException e) {
            throw new PlaybackException("card âm thanh không mở được", e);
        }
    }

    private static final class Line implements Sink {
        private final SourceDataLine line;

        Line(SourceDataLine line) {
            this.line = line;
        }

        @Override
        public void start() {
            line.start();
        }

        @Override
        public int write(byte[] bytes, int from, int length) {
            // Never more than there is room for: a card that has stopped would block for ever.
            int room = Math.min(length, line.available());
            int frame = line.getFormat().getFrameSize();
            int whole = room - room % frame;
            return whole <= 0 ? 0 : line.write(bytes, from, whole);
        }

        @Override
        public long position() {
            return line.getLongFramePosition();
        }

        @Override
        public void drain() {
            line.drain();
        }

        @Override
        public void stop() {
            line.stop();
            line.flush();
        }

        @Override
        public void close() {
            line.close();
        }
    }
}
