package vn.tienglang.pages.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.office.people.Officer;
import vn.tienglang.office.report.FinalReportService;
import vn.tienglang.pages.PagesFixture;
import vn.tienglang.pages.SamplePagesServer;
import vn.tienglang.pages.TestBrowser;
import vn.tienglang.pages.report.document.CsvReportWriter;
import vn.tienglang.pages.report.document.PdfReportWriter;
import vn.tienglang.pages.report.document.ReportDocument;
import vn.tienglang.pages.report.document.ReportDocument.Cell;
import vn.tienglang.pages.report.document.XlsxReportWriter;
import vn.tienglang.pages.text.Messages;

final class ReportRoutesTest {
    private static final String WEEK = "period=week&date=2026-11-21";

    @TempDir Path folder;

    private final PagesFixture fixture = new PagesFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    /** The parts of a workbook, by name, as a program reads them that opens the file. */
    private Map<String, String> unzipped(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("report.xlsx"), bytes);
        var parts = new LinkedHashMap<String, String>();
        try (var zip = new ZipFile(file.toFile())) {
            for (ZipEntry part : zip.stream().toList()) {
                byte[] content = zip.getInputStream(part).readAllBytes();
                parts.put(part.getName(), new String(content, StandardCharsets.UTF_8));
            }
        }
        return parts;
    }

    private static ReportDocument document(Cell... cells) {
        return new ReportDocument(
                "=1+1",
                "Tỉnh Lạng Sơn",
                List.of(new ReportDocument.Remark("-tên", "@giá trị")),
                List.of(
                        new ReportDocument.Table(
                                "t",
                                "Bảng",
                                List.of(
                                        new ReportDocument.Column("name", "Mục"),
                                        new ReportDocument.Column("minutes", "Phút")),
                                List.of(new ReportDocument.Row(List.of(cells), false, "")))),
                List.of("Người lập"));
    }

    @Test
    void theSameFiguresOnThePageInEveryFileAndInTheApi() throws IOException {
        SamplePagesServer.fill(fixture);
        TestBrowser browser = fixture.signedIn();

        String page = browser.get("/bao-cao?" + WEEK).body();
        String json = browser.get("/api/1/reports/airtime?" + WEEK).body();

        assertThat(page)
                .contains("tuần 16/11/2026 – 22/11/2026")
                .contains("<td class=\"number\">9,51</td>")
                .contains("<td class=\"number\">6,43</td>");
        assertThat(json).contains("\"claimedMinutes\":9.51", "\"provenMinutes\":6.43");
        var request =
                ReportRequest.of(
                        Map.of("period", "week", "date", "2026-11-21"),
                        ReportPeriod.MONTH,
                        PagesFixture.TODAY);
        var builder =
                new AirtimeDocumentBuilder(
                        Messages.VIETNAMESE,
                        new ReportNames(
                                Messages.VIETNAMESE,
                                fixture.office.directory(),
                                PagesFixture.TODAY),
                        PagesFixture.HANOI);
        ReportDocument document =
                builder.report(
                        request,
                        fixture.office
                                .services()
                                .reporting()
                                .reports()
                                .report(request.query(), PagesFixture.at("17:02:20")),
                        PagesFixture.at("17:02:20"));
        var csv = new ByteArrayOutputStream();
        new CsvReportWriter(Messages.VIETNAMESE).write(document, csv);
        var xlsx = new ByteArrayOutputStream();
        XlsxReportWriter.write(document, xlsx);
        var pdf = new ByteArrayOutputStream();
        new PdfReportWriter(Messages.VIETNAMESE).write(document, pdf);

        String lines = csv.toString(StandardCharsets.UTF_8);
        Map<String, String> workbook = unzipped(xlsx.toByteArray());
        var reader = new PdfReader(pdf.toByteArray());
        var text = new StringBuilder();
        for (int i = 1; i <= reader.getNumberOfPages(); i++) {
            text.append(new PdfTextExtractor(reader).getTextFromPage(i));
        }
        int shown = 0;
        for (ReportDocument.Table table : document.tables()) {
            for (ReportDocument.Row row : table.rows()) {
                for (Cell cell : row.cells()) {
                    if (cell instanceof Cell.Minutes minutes) {
                        shown++;
                        String number = minutes.minutes().toPlainString();
                        String vietnamese = cell.shown(Messages.VIETNAMESE);
                        assertThat(page).contains(">" + vietnamese + "<");
                        assertThat(lines).contains(";" + number.replace('.', ','));
                        assertThat(text).contains(vietnamese);
                        assertThat(workbook.values())
                                .anyMatch(sheet -> sheet.contains("<v>" + number + "</v>"));
                        assertThat(json)
                                .contains(
                                        "Minutes\":"
                                                + Pattern.compile("\\.?0+$")
                                                        .matcher(number)
                                                        .replaceAll(""));
                    }
                }
            }
        }
        assertThat(shown).isGreaterThan(30);
        assertThat(text).contains("Báo cáo phát thanh").contains("Người lập");
        assertThat(lines).startsWith("\uFEFFBáo cáo phát thanh\r\n");
    }

    @Test
    void filesOfTheRoutesAreWhole() {
        SamplePagesServer.fill(fixture);
        TestBrowser browser = fixture.signedIn();
        for (String path : List.of("/bao-cao", "/so-nhat-ky")) {
            HttpResponse<String> csv = browser.get(path + "/tep/csv?" + WEEK);
            assertThat(csv.statusCode()).isEqualTo(200);
            assertThat(csv.headers().firstValue("Content-Disposition").orElse(""))
                    .endsWith("-vn-week-2026-11-16.csv\"");
            assertThat(browser.get(path + "/tep/pdf?" + WEEK).body())
                    .startsWith("%PDF-")
                    .contains("%%EOF");
            assertThat(browser.get(path + "/tep/xlsx?" + WEEK).body()).startsWith("PK");
            assertThat(browser.get(path + "/tep/exe").statusCode()).isEqualTo(404);
        }
        assertThat(browser.get("/so-nhat-ky/tep/csv?period=day&date=2026-11-21").body())
                .contains("Đài truyền thanh xã Tân Thanh")
                .contains("không có tệp âm thanh");
    }

    @Test
    void noTextIsAFormula() throws IOException {
        for (String text : List.of("=1+1", "+1", "-1", "−1", "@x", "\t=1", "\r=1")) {
            ReportDocument document =
                    document(new Cell.Text(text), new Cell.Minutes(Duration.ofSeconds(90)));
            var csv = new ByteArrayOutputStream();
            new CsvReportWriter(Messages.ENGLISH).write(document, csv);
            assertThat(csv.toString(StandardCharsets.UTF_8))
                    .startsWith("\uFEFF'=1+1\r\n")
                    .contains("'-tên,'@giá trị\r\n")
                    .contains("'" + text)
                    .contains(",1.50\r\n");
            var xlsx = new ByteArrayOutputStream();
            XlsxReportWriter.write(document, xlsx);
            assertThat(unzipped(xlsx.toByteArray()).values())
                    .noneMatch(part -> part.contains("<f>") || part.contains("<f "));
        }
    }

    @Test
    void csvQuotesWhatNeedsQuotesAndUsesTheSignsOfTheLanguage() throws IOException {
        ReportDocument document =
                document(new Cell.Text("a;b \"c\""), new Cell.Minutes(Duration.ofHours(25)));
        var csv = new ByteArrayOutputStream();
        new CsvReportWriter(Messages.VIETNAMESE).write(document, csv);
        assertThat(csv.toString(StandardCharsets.UTF_8)).contains("\"a;b \"\"c\"\"\";1500,00\r\n");
    }

    @Test
    void aFrozenReportStaysAndNamesWhatChangedLater() {
        SamplePagesServer.fill(fixture);
        TestBrowser browser = fixture.signedIn();
        var reporting = fixture.office.services().reporting();
        String path =
                browser.post("/bao-cao/chot", Map.of("unit", "20", "period", "week"))
                        .headers()
                        .firstValue("Location")
                        .orElseThrow();
        assertThat(path).isEqualTo("/bao-cao/chot/1");
        assertThat(browser.get(path).body()).contains("Tính lại cho đúng số liệu đã chốt");

        fixture.itIs("20:00:00");
        TestBrowser later = fixture.signedIn();

        assertThat(later.get(path).body())
                .contains("Tính lại cho số liệu khác")
                .contains("21/11/2026 · Đài truyền thanh phường Đông Kinh");
        assertThat(reporting.frozen().latest(9)).hasSize(1);
        assertThat(later.get("/bao-cao/chot/7").statusCode()).isEqualTo(404);
        assertThat(
                        later.post("/bao-cao/chot", Map.of("period", "week", "date", "2027-01-01"))
                                .statusCode())
                .isEqualTo(422);
    }

    @Test
    void aLockedDayShowsLaterEntriesAsCorrections() {
        SamplePagesServer.fill(fixture);
        TestBrowser browser = fixture.signedIn();
        Map<String, String> day = Map.of("unit", "20", "period", "day", "date", "2026-11-21");
        assertThat(browser.post("/so-nhat-ky/khoa", day).statusCode()).isEqualTo(409);

        fixture.itIs("23:59:00");
        TestBrowser later = fixture.signedIn();
        var frozen = fixture.office.services().reporting().frozen();
        var officer = new Officer("lan", "Nguyễn Thị Lan");
        var unit = new AreaCode("20");
        assertThat(frozen.lock(unit, PagesFixture.TODAY, PagesFixture.TODAY.plusDays(1), officer))
                .isEqualTo(FinalReportService.LockResult.DONE);
        assertThat(frozen.lock(unit, PagesFixture.TODAY, PagesFixture.TODAY.plusDays(1), officer))
                .isEqualTo(FinalReportService.LockResult.LOCKED_ALREADY);
        assertThat(later.get("/so-nhat-ky?unit=20&period=day&date=2026-11-21").body())
                .contains("do lan khóa")
                .contains("Chưa có đính chính nào");
    }
}
