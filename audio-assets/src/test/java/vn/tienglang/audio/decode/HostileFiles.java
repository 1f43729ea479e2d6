package vn.tienglang.audio.decode;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.InvalidSoundException.Flaw;
import vn.tienglang.audio.ogg.OggFileEditor;
import vn.tienglang.audio.process.FfmpegPrograms;

/**
 * Program that damages sound files in many ways and decodes them. It is a separate program so that
 * its memory can be limited. It ends with an error at any exception but {@link
 * InvalidSoundException}, and when a truncated file is accepted as a whole one.
 */
final class HostileFiles {
    private static final int[] SIZES = {
        -1, Integer.MAX_VALUE, Integer.MIN_VALUE, 0x7FFF_FF00, 0x00FF_FFFF, 0xFFFF, 1, 0
    };

    private static final int HEAD_BYTES = 300;

    /** Formats that are decoded without ffmpeg. */
    private static final String NATIVE = ".*\\.wav|.*\\.aiff|opus\\..*";

    private final Path file;
    private final byte[] whole;
    private final float[] sound;
    private final Optional<FfmpegPrograms> ffmpeg;
    private final SplittableRandom random;
    private final Map<Flaw, Integer> flaws = new EnumMap<>(Flaw.class);
    private int taken;

    private HostileFiles(Path original) throws IOException, InvalidSoundException {
        this.file = original.resolveSibling("hostile.bin");
        this.whole = Files.readAllBytes(original);
        boolean isNative = String.valueOf(original.getFileName()).matches(NATIVE);
        this.ffmpeg = isNative ? Optional.empty() : FfmpegPrograms.installed();
        this.sound = decoded(original);
        this.random = new SplittableRandom(whole.length);
    }

    /**
     * Decodes {@code arguments[1]} damaged copies of each file in the folder {@code arguments[0]}.
     */
    public static void main(String[] arguments) throws IOException, InvalidSoundException {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        List<Path> originals;
        try (Stream<Path> files = Files.list(Path.of(arguments[0]))) {
            originals = files.sorted().toList();
        }
        for (Path original : originals) {
            var hostile = new HostileFiles(original);
            String name = String.valueOf(original.getFileName());
            int rounds = Integer.parseInt(arguments[1]);
            // Each of the others starts three processes of ffmpeg.
            hostile.run(name, name.matches(NATIVE) ? rounds : rounds / 30);
            Files.delete(hostile.file);
            out.println(name + ": " + hostile.flaws + ", taken " + hostile.taken);
        }
    }

    private void run(String name, int rounds) throws IOException {
        for (int round = 0; round < rounds; round++) {
            byte[] broken =
                    switch (round % 6) {
                        case 0 -> flipped(whole.length);
                        case 1 -> flipped(Math.min(whole.length, HEAD_BYTES));
                        case 2 -> sized();
                        case 3 -> afterMagic();
                        case 4 -> spliced();
                        default -> FileBuilder.cut(whole, random.nextInt(whole.length));
                    };
            if (name.endsWith(".ogg") && round % 12 < 9) {
                // Otherwise the checksum of the page would always fail first.
                OggFileEditor.correctChecksums(broken);
            }
            decode(name + ", round " + round, broken);
        }
        if (name.matches(NATIVE)) {
            for (int length : cuts()) {
                refuseToPass(name + ", cut to " + length, length);
            }
        }
    }

    private byte[] flipped(int within) {
        byte[] broken = whole.clone();
        for (int i = random.nextInt(1, 8); i > 0; i--) {
            broken[random.nextInt(within)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
        }
        return broken;
    }

    private byte[] sized() {
        byte[] broken = whole.clone();
        int at = random.nextInt(Math.min(whole.length - 4, HEAD_BYTES));
        int size = SIZES[random.nextInt(SIZES.length)];
        for (int i = 0; i < random.nextInt(1, 5); i++) {
            broken[at + i] = (byte) (size >> (8 * (3 - i)));
        }
        return broken;
    }

    private byte[] afterMagic() {
        byte[] broken = whole.clone();
        int from = random.nextInt(4, Math.min(whole.length, HEAD_BYTES));
        byte[] rubbish = new byte[random.nextInt(1, whole.length - from)];
        random.nextBytes(rubbish);
        System.arraycopy(rubbish, 0, broken, from, rubbish.length);
        return broken;
    }

    /** Removes or repeats a section. */
    private byte[] spliced() {
        int one = random.nextInt(whole.length);
        int other = random.nextInt(whole.length);
        return FileBuilder.joined(
                FileBuilder.cut(whole, one), Arrays.copyOfRange(whole, other, whole.length));
    }

    /** Lengths near the beginning, near the end, and some in between. */
    private List<Integer> cuts() {
        var cuts = new ArrayList<Integer>();
        for (int i = 1; i < 12; i++) {
            cuts.add(Math.max(0, whole.length - i * i));
            cuts.add(Math.min(i * i, whole.length - 1));
            cuts.add(random.nextInt(whole.length));
        }
        for (int at = 1; at < whole.length - 4; at++) {
            String four = new String(whole, at, 4, StandardCharsets.ISO_8859_1);
            if (List.of("OggS", "data", "SSND", "COMM", "mdat", "moov", "trak").contains(four)) {
                cuts.add(at);
                cuts.add(at + 4);
            }
        }
        return cuts;
    }

    private float[] decoded(Path from) throws IOException, InvalidSoundException {
        try (OpenSoundFile open = Decoder.open(from, FfmpegRecordings.LONGEST, ffmpeg)) {
            float[] all = FfmpegRecordings.decoded(open);
            if (!open.lengths().findings(all.length / open.source().channels()).isEmpty()) {
                throw new InvalidSoundException(Flaw.CUT_OFF, Duration.ZERO, "shorter");
            }
            return all;
        }
    }

    private void decode(String what, byte[] broken) throws IOException {
        Files.write(file, broken);
        try {
            decoded(file);
            taken++;
        } catch (InvalidSoundException e) {
            flaws.merge(e.flaw(), 1, Integer::sum);
        } catch (RuntimeException | Error e) {
            throw new AssertionError(what, e);
        }
    }

    /** The tolerance of the length check is longer than this file; its frames are compared. */
    private void refuseToPass(String what, int length) throws IOException {
        Files.write(file, FileBuilder.cut(whole, length));
        try (OpenSoundFile open = Decoder.open(file, FfmpegRecordings.LONGEST, ffmpeg)) {
            float[] all = FfmpegRecordings.decoded(open);
            long frames = all.length / open.source().channels();
            boolean isKnown = open.declaredFrames().orElse(frames) != frames;
            if (!Arrays.equals(all, sound) && !isKnown) {
                throw new AssertionError(what + " is accepted as a whole file");
            }
        } catch (InvalidSoundException e) {
            flaws.merge(e.flaw(), 1, Integer::sum);
        }
    }
}
