package vn.tienglang.audio.clips;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.audio.Pcm;
import vn.tienglang.audio.Wav;
import vn.tienglang.audio.clips.Tones.Note;

/**
 * Writes the sample clips that need no voice, and the manifest of all of them. The same bytes each
 * time: what is in version control can be made again and compared.
 */
public final class SampleClips {
    private static final String BY_CODE = "made by code: vn.tienglang.audio.clips.SampleClips";

    private static final List<Sample> SAMPLES =
            List.of(
                    new Made("zxx/nhac-hieu.wav", "Nhạc hiệu", "zxx", BY_CODE, ident()),
                    new Made(
                            "zxx/am-thu-1khz.wav",
                            "Âm thử 1 kHz, −20 dBFS",
                            "zxx",
                            BY_CODE,
                            Tones.sine(Duration.ofSeconds(5), -20, 1000)),
                    new Recorded(
                            "vi/thong-diep-5k.wav",
                            "Thông điệp 5K phòng, chống dịch COVID-19",
                            "vi",
                            "synthetic voice: espeak-ng, voice vi, speaking"
                                    + " vi/thong-diep-5k.txt; see make-clips"),
                    placeholder("tyz", "Tày", List.of(62, 66, 69, 62, 66, 69)),
                    placeholder("nut", "Nùng", List.of(69, 66, 62, 69, 66, 62)),
                    placeholder("ium", "Dao", List.of(67, 67, 74, 67, 67, 74)),
                    placeholder("hmn", "Mông", List.of(64, 71, 64, 71, 64, 71)));

    private SampleClips() {}

    /** One sample clip, before it is measured. */
    private sealed interface Sample {
        String file();

        String title();

        String language();

        String provenance();
    }

    /** One that is made here. */
    private record Made(String file, String title, String language, String provenance, Pcm sound)
            implements Sample {}

    /** One that lies in the folder already. */
    private record Recorded(String file, String title, String language, String provenance)
            implements Sample {}

    /** Writes into the folder that is named as the only argument. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            throw new IllegalArgumentException("say which folder the clips go to");
        }
        write(Path.of(arguments[0]));
    }

    /**
     * Writes the clips that are made by code into this folder, and a manifest of these and of the
     * spoken ones, which must be there.
     *
     * @throws IOException when a file cannot be written, or a spoken clip is not there
     */
    static void write(Path folder) throws IOException {
        var entries = new ArrayList<Manifest.Entry>();
        for (Sample sample : SAMPLES) {
            Path file = folder.resolve(sample.file());
            if (sample instanceof Made made) {
                Files.createDirectories(folder.resolve(sample.language()));
                Files.write(file, Wav.bytes(made.sound()));
            }
            entries.add(entry(sample, Files.readAllBytes(file)));
        }
        Files.write(folder.resolve(Manifest.FILE), Manifest.bytes(entries));
    }

    private static Manifest.Entry entry(Sample sample, byte[] file) throws IOException {
        return switch (Wav.header(file)) {
            case Wav.Header.Refused refused ->
                    throw new IOException(sample.file() + ": " + refused.words());
            case Wav.Header.Sound(var form) ->
                    new Manifest.Entry(
                            sample.file(),
                            sample.title(),
                            sample.language(),
                            form.length().toMillis(),
                            file.length,
                            ClipId.of(file).value(),
                            sample.provenance());
        };
    }

    /** Rising, turning and coming to rest on the ground note: one phrase in five tones on D. */
    private static Pcm ident() {
        return Tones.bells(
                Duration.ofSeconds(6),
                -9,
                List.of(
                        note(62, 0, 3000),
                        note(69, 0, 1600),
                        note(71, 450, 1600),
                        note(74, 900, 2000),
                        note(76, 1500, 1400),
                        note(74, 1950, 1400),
                        note(71, 2400, 1400),
                        note(69, 2850, 2000),
                        note(66, 3450, 1800),
                        note(62, 3900, 2100),
                        note(74, 3900, 2100)));
    }

    private static Note note(int midi, int atMs, int lengthMs) {
        return new Note(midi, Duration.ofMillis(atMs), Duration.ofMillis(lengthMs));
    }

    /** No synthesiser speaks these languages, and none is pretended: a tone pattern of its own. */
    private static Sample placeholder(String language, String name, List<Integer> pattern) {
        return new Made(
                language + "/giu-cho.wav",
                "Giữ chỗ: chuông thay cho bản tin tiếng " + name + " chưa thu",
                language,
                BY_CODE + "; a placeholder, nothing is spoken in it",
                Tones.beeps(Duration.ofSeconds(3), -15, Duration.ofMillis(250), pattern));
    }
}
