package vn.tienglang.audio.clips;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.audio.Pcm;
import vn.tienglang.audio.Wav;
import vn.tienglang.audio.check.Finding;
import vn.tienglang.audio.clips.ToneGenerator.Note;
import vn.tienglang.audio.ingest.Ingest;
import vn.tienglang.audio.ingest.IngestResult;
import vn.tienglang.audio.ingest.IngestSettings;

/**
 * Makes the sample clips as every other clip is made, through the whole ingest, and the manifest of
 * all of them. What is made by code gives the same bytes each time: what is in version control can
 * be made again and compared. What a voice spoke is taken from a master, or stays as it is.
 */
public final class SampleClips {
    private static final String BY_CODE = "made by code: vn.tienglang.audio.clips.SampleClips";

    /** A sine of 1 kHz at −20 dBFS in one channel, as BS.1770 measures it: it stays as it is. */
    private static final double TONE_LUFS = -23;

    private static final List<Sample> SAMPLES =
            List.of(
                    new Generated("zxx/nhac-hieu.opus", "Nhạc hiệu", "zxx", BY_CODE, ident()),
                    new Generated(
                            "zxx/am-thu-1khz.opus",
                            "Âm thử 1 kHz, −20 dBFS",
                            "zxx",
                            BY_CODE,
                            ToneGenerator.sine(Duration.ofSeconds(5), -20, 1000)),
                    spoken("thong-diep-5k", "Thông điệp 5K phòng, chống dịch COVID-19"),
                    spoken("tiem-chung", "Mời đưa trẻ đi tiêm chủng"),
                    spoken("sot-ho", "Khi trong nhà có người sốt, ho"),
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
    private record Generated(
            String file, String title, String language, String provenance, Pcm sound)
            implements Sample {}

    /** One that a voice spoke. */
    private record Spoken(String file, String title, String language, String provenance)
            implements Sample {
        /** What its master is called. */
        String master() {
            return file.substring(file.indexOf('/') + 1).replace(".opus", ".wav");
        }
    }

    /**
     * Writes into the folder that is named first. The masters of what was spoken lie in the folder
     * that is named second; without one, what was spoken stays as it is.
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length < 1 || arguments.length > 2) {
            throw new IllegalArgumentException("say which folder the clips go to");
        }
        Path folder = Path.of(arguments[0]);
        Path work = Files.createTempDirectory("sample-clips");
        try {
            write(folder, arguments.length == 2 ? List.of(Path.of(arguments[1])) : List.of(), work);
        } finally {
            Ingest.deleteLeftovers(work);
            Files.delete(work);
        }
    }

    /**
     * Writes the clips and a manifest of all of them.
     *
     * @param masters the folder the masters of what was spoken lie in; none to keep what is there
     * @throws IOException when a file cannot be written, or is refused, or a spoken clip is not
     *     there
     */
    static void write(Path folder, List<Path> masters, Path work)
            throws IOException, InterruptedException {
        Map<String, ClipManifest.Entry> kept = new TreeMap<>();
        if (masters.isEmpty()) {
            for (ClipManifest.Entry entry : LibraryScan.manifestOf(folder).clips()) {
                kept.put(entry.file(), entry);
            }
        }
        var entries = new ArrayList<ClipManifest.Entry>();
        for (Sample sample : SAMPLES) {
            switch (sample) {
                case Generated made -> entries.add(entry(folder, made, work));
                case Spoken spoken when masters.isEmpty() -> {
                    ClipManifest.Entry entry = kept.get(spoken.file());
                    if (entry == null) {
                        throw new IOException(spoken.file() + " is not there to be kept");
                    }
                    entries.add(entry);
                }
                case Spoken spoken ->
                        entries.add(
                                taken(
                                        folder,
                                        spoken,
                                        masters.getFirst().resolve(spoken.master()),
                                        work));
            }
        }
        DurableFiles.write(folder.resolve(ClipManifest.FILE), ClipManifest.bytes(entries));
    }

    private static ClipManifest.Entry entry(Path folder, Generated made, Path work)
            throws IOException, InterruptedException {
        Path master = Files.createTempFile(work, "ingest-master", ".wav");
        Files.write(master, Wav.bytes(made.sound()));
        return taken(folder, made, master, work);
    }

    private static ClipManifest.Entry taken(Path folder, Sample sample, Path master, Path work)
            throws IOException, InterruptedException {
        var ingest = new Ingest(settings(sample), work);
        var language = new LanguageTag(sample.language());
        return switch (ingest.run(master, sample.title(), language, (step, share) -> {})) {
            case IngestResult.Refused refused ->
                    throw new IOException(sample.file() + ": " + kinds(refused.findings()));
            case IngestResult.Admitted admitted -> {
                Path file = folder.resolve(sample.file());
                Files.deleteIfExists(file);
                DurableFiles.move(admitted.delivery(), file);
                yield LibraryWriter.entry(admitted, sample.file(), sample.provenance());
            }
        };
    }

    private static List<Finding.Kind> kinds(List<Finding> findings) {
        return findings.stream().map(Finding::kind).toList();
    }

    /** What is spoken is shaped for horns, which also evens out the hard peaks of a machine. */
    private static IngestSettings settings(Sample sample) {
        IngestSettings usual = IngestSettings.defaults();
        boolean isTestTone = sample.file().equals("zxx/am-thu-1khz.opus");
        return new IngestSettings(
                isTestTone ? TONE_LUFS : usual.targetLufs(),
                usual.ceilingDbTp(),
                sample instanceof Spoken,
                usual.shortest(),
                usual.longest(),
                usual.uploadBytes());
    }

    private static Sample spoken(String stem, String title) {
        return new Spoken(
                "vi/" + stem + ".opus",
                title,
                "vi",
                "synthetic voice: espeak-ng, voice vi, speaking vi/"
                        + stem
                        + ".txt; see make-clips");
    }

    /** Rising, turning and coming to rest on the ground note: one phrase in five tones on D. */
    private static Pcm ident() {
        return ToneGenerator.bells(
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
        return new Generated(
                language + "/giu-cho.opus",
                "Giữ chỗ: chuông thay cho bản tin tiếng " + name + " chưa thu",
                language,
                BY_CODE + "; a placeholder, nothing is spoken in it",
                ToneGenerator.beeps(Duration.ofSeconds(3), -15, Duration.ofMillis(250), pattern));
    }
}
