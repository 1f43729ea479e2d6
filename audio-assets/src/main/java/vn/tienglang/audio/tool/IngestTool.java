package vn.tienglang.audio.tool;

import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.PlainText;
import vn.tienglang.audio.check.Finding;
import vn.tienglang.audio.check.Finding.Kind;
import vn.tienglang.audio.check.Finding.Weight;
import vn.tienglang.audio.clips.ClipLibrary;
import vn.tienglang.audio.ingest.FindingMessages;
import vn.tienglang.audio.ingest.Ingest;
import vn.tienglang.audio.ingest.IngestReport;
import vn.tienglang.audio.ingest.IngestResult;

/**
 * Command that ingests recordings into a library. It reports a result for every file; the exit code
 * is the worst one.
 */
final class IngestTool {
    private static final String USAGE =
            """
            audio-assets/ingest TỆP... --language THẺ [--title TÊN] [--horn] [--target -16]
                                [--into THƯ-MỤC] [--from NGUỒN-GỐC] [--synthetic] [--lower-noise]
                                [--check] [--json]
                nhận bản ghi vào thư viện: kiểm tra, đưa về độ to chung, nén, ghi vào danh mục
                (takes recordings into a library: checks, levels, encodes and writes them down)
              --language  ngôn ngữ theo BCP-47: vi, tyz (Tày), nut (Nùng), zxx (nhạc)
              --title     tên của bản ghi; không có thì lấy tên tệp
              --horn      chỉnh âm cho loa nén
              --target    độ to, LUFS
              --into      thư viện; không có thì là audio-assets/clips
              --synthetic giọng đọc do máy tạo ra (AI); bản phát được ghi rõ điều này
              --lower-noise khử bớt tiếng ồn nền, nếu đo thấy rõ hơn (lowers noise when that helps)
              --from      ai thu, khi nào, được phép của ai; không có thì ghi tên tệp
              --check     chỉ kiểm tra, không ghi gì vào thư viện
              --json      một dòng JSON cho mỗi tệp
            Mã thoát: 0 đã nhận · 1 có tệp không nhận · 2 dùng sai lệnh
            """;

    private static final int TAKEN = 0;
    private static final int REFUSED = 1;
    private static final int NOT_UNDERSTOOD = 2;

    private static final JsonType<Object> JSON = Jsonb.builder().build().type(Object.class);

    private final PrintStream out;
    private final ProgressDisplay meter;
    private final PrintStream err;
    private final FindingMessages words = FindingMessages.of(Locale.of("vi"));

    IngestTool(PrintStream out, ProgressDisplay meter, PrintStream err) {
        this.out = out;
        this.meter = meter;
        this.err = err;
    }

    /** Runs the command and returns the exit code. */
    int run(List<String> arguments) {
        if (arguments.equals(List.of("--help"))) {
            out.print(USAGE);
            return TAKEN;
        }
        return switch (Arguments.read(arguments)) {
            case Arguments.Read.Misunderstood(List<String> complaints) -> {
                complaints.forEach(err::println);
                err.print(USAGE);
                yield NOT_UNDERSTOOD;
            }
            case Arguments.Read.Understood(Arguments order) -> run(order);
        };
    }

    private int run(Arguments order) {
        try {
            Path library = order.libraryFolder().toAbsolutePath();
            Files.createDirectories(library);
            // Beside the library, so that the delivery copy can be renamed into it.
            Path work = Files.createTempDirectory(library.resolveSibling("."), ".ingest-");
            try {
                int worst = TAKEN;
                for (Path file : order.files()) {
                    worst = Math.max(worst, taken(file, order, work));
                }
                return worst;
            } finally {
                tidy(work);
            }
        } catch (IOException e) {
            err.println(e.getMessage());
            return REFUSED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return REFUSED;
        }
    }

    /** Answers one file; a failure is the refusal of this file and of no other. */
    private int taken(Path named, Arguments order, Path work) throws InterruptedException {
        Path file = existing(named);
        if (order.output() == Arguments.Output.WORDS) {
            out.println(file);
        }
        String place = "";
        IngestResult ingested;
        int code = REFUSED;
        try {
            ingested =
                    new Ingest(order.settings(), work)
                            .run(
                                    file,
                                    title(file, order),
                                    order.language(),
                                    order.options(),
                                    meter.listener(words));
            if (ingested instanceof IngestResult.Admitted admitted) {
                place = kept(admitted, file, order);
                code = TAKEN;
            }
        } catch (IllegalArgumentException e) {
            ingested = refused(Kind.TITLE_INVALID, e);
            code = NOT_UNDERSTOOD;
        } catch (IOException e) {
            ingested = refused(Kind.DISK_FAILED, e);
        } catch (RuntimeException | AssertionError | StackOverflowError e) {
            ingested = refused(Kind.PROCESSING_FAILED, e);
        } finally {
            meter.done();
        }
        switch (order.output()) {
            case JSON -> out.println(JSON.toJson(fields(file, ingested, place)));
            case WORDS -> printLine(ingested, place);
        }
        return code;
    }

    private static IngestResult refused(Kind kind, Throwable cause) {
        return new IngestResult.Refused(
                List.of(
                        new Finding(
                                kind,
                                Weight.REFUSAL,
                                Duration.ZERO,
                                Duration.ZERO,
                                0,
                                cause.toString())));
    }

    /** The file of this name, in whatever form its accents are composed on the disk. */
    private static Path existing(Path named) {
        Path folder = named.toAbsolutePath().getParent();
        if (folder == null || Files.exists(named)) {
            return named;
        }
        String wanted = composed(named);
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> composed(file).equals(wanted)).findFirst().orElse(named);
        } catch (IOException _) {
            // The folder is missing as well; the answer says that there is no such file.
            return named;
        }
    }

    private static String composed(Path file) {
        return PlainText.composed(String.valueOf(file.getFileName()));
    }

    private static String title(Path file, Arguments order) {
        return order.title().isEmpty() ? stem(file) : order.title();
    }

    /** Path of the stored clip; empty after a check only. */
    private static String kept(IngestResult.Admitted admitted, Path file, Arguments order)
            throws IOException {
        return switch (order.purpose()) {
            case CHECK -> {
                Files.delete(admitted.delivery());
                yield "";
            }
            case TAKE -> {
                String from =
                        order.provenance().isBlank()
                                ? "tệp " + file.getFileName()
                                : order.provenance();
                Clip clip = ClipLibrary.open(order.libraryFolder()).admit(admitted, from);
                yield order.libraryFolder().resolve(clip.language().value()).toString();
            }
        };
    }

    private void printLine(IngestResult ingested, String place) {
        out.println(words.heading(ingested));
        ingested.findings().forEach(finding -> out.println("  - " + words.sentence(finding)));
        if (ingested instanceof IngestResult.Admitted admitted) {
            table(admitted.report());
            out.println("  " + admitted.clip().id() + (place.isEmpty() ? "" : "  " + place));
        }
    }

    private void table(IngestReport report) {
        String form = "  %-34s %16s %16s%n";
        out.printf(form, "", words.masterHeading(), words.deliveryHeading());
        for (FindingMessages.Row row : words.figures(report)) {
            out.printf(form, row.name(), row.master(), row.delivery());
        }
    }

    private Map<String, Object> fields(Path file, IngestResult ingested, String place) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("file", file.toString());
        fields.put("taken", ingested instanceof IngestResult.Admitted);
        if (ingested instanceof IngestResult.Admitted admitted) {
            fields.put("clip", admitted.clip().id().value());
            fields.put("title", admitted.clip().title());
            fields.put("language", admitted.clip().language().value());
            fields.put("lengthMs", admitted.clip().length().toMillis());
            fields.put("bytes", admitted.clip().bytes());
            fields.put("master", admitted.master().value());
            fields.put("format", admitted.report().format());
            fields.put("lufs", rounded(admitted.report().delivery().integratedLufs()));
            fields.put("truePeakDb", rounded(admitted.report().delivery().truePeakDb()));
            fields.put("into", place);
        }
        fields.put("findings", ingested.findings().stream().map(this::fields).toList());
        return fields;
    }

    private Map<String, Object> fields(Finding finding) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("kind", finding.kind().name());
        fields.put("weight", finding.weight().name());
        fields.put("fromMs", finding.from().toMillis());
        fields.put("untilMs", finding.until().toMillis());
        fields.put("words", words.sentence(finding));
        fields.put("detail", finding.detail());
        return fields;
    }

    private static double rounded(double figure) {
        return Math.rint(figure * 100) / 100;
    }

    private static String stem(Path file) {
        String name = PlainText.composed(String.valueOf(file.getFileName()));
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    /** Deletes the work folder when it is empty. */
    private void tidy(Path work) {
        try (Stream<Path> files = Files.walk(work)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            err.println(work + ": " + e.getMessage());
        }
    }
}
