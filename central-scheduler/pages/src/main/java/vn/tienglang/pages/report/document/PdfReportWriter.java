package vn.tienglang.pages.report.document;

import java.awt.Color;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.openpdf.text.Document;
import org.openpdf.text.DocumentException;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfWriter;
import vn.tienglang.pages.text.Messages;

/**
 * Writer of PDF files: A4 landscape, DejaVu Sans Condensed embedded, a block for signatures at the
 * end. The file is written while it is made.
 */
public final class PdfReportWriter {
    private static final float MARGIN = 36;
    private static final Color HEADING = new Color(0xE5, 0xF0, 0xEE);
    private static final Color LINE = new Color(0x8D, 0x9B, 0x97);

    private final Messages words;
    private final Font text;
    private final Font bold;
    private final Font title;

    /** Writer for readers of this language. */
    public PdfReportWriter(Messages words) {
        this.words = words;
        BaseFont regular = face("DejaVuSansCondensed.ttf");
        BaseFont strong = face("DejaVuSansCondensed-Bold.ttf");
        text = new Font(regular, 8);
        bold = new Font(strong, 8);
        title = new Font(strong, 14);
    }

    private static BaseFont face(String name) {
        try (InputStream file =
                Objects.requireNonNull(PdfReportWriter.class.getResourceAsStream(name), name)) {
            return BaseFont.createFont(
                    name, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, true, file.readAllBytes(), null);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the face " + name, e);
        }
    }

    /** Writes the document; the stream is not closed. */
    public void write(ReportDocument report, OutputStream out) throws IOException {
        try {
            var document = new Document(PageSize.A4.rotate(), MARGIN, MARGIN, MARGIN, MARGIN);
            PdfWriter writer = PdfWriter.getInstance(document, out);
            writer.setCloseStream(false);
            document.addTitle(report.title());
            document.open();
            document.add(new Paragraph(report.title(), title));
            document.add(new Paragraph(report.subtitle(), bold));
            for (ReportDocument.Remark fact : report.facts()) {
                document.add(new Paragraph(fact.name() + ": " + fact.value(), text));
            }
            for (ReportDocument.Table table : report.tables()) {
                var heading = new Paragraph(table.heading(), bold);
                heading.setSpacingBefore(12);
                heading.setSpacingAfter(4);
                heading.setKeepTogether(true);
                document.add(heading);
                document.add(table(table));
            }
            if (!report.signatures().isEmpty()) {
                document.add(signatures(report));
            }
            document.close();
        } catch (DocumentException e) {
            throw new IOException("cannot write the PDF of " + report.title(), e);
        }
    }

    private PdfPTable table(ReportDocument.Table table) throws DocumentException {
        int columns = table.columns().size();
        var grid = new PdfPTable(columns);
        grid.setWidthPercentage(100);
        grid.setHeaderRows(1);
        float[] widths = new float[columns];
        for (int i = 0; i < columns; i++) {
            boolean isText =
                    table.rows().isEmpty() || !table.rows().getFirst().cells().get(i).isNumber();
            widths[i] = isText ? 3 : 1.3f;
        }
        grid.setWidths(widths);
        for (ReportDocument.Column column : table.columns()) {
            PdfPCell cell = cell(column.heading(), bold, Element.ALIGN_LEFT);
            cell.setBackgroundColor(HEADING);
            grid.addCell(cell);
        }
        for (ReportDocument.Row row : table.rows()) {
            for (ReportDocument.Cell value : row.cells()) {
                grid.addCell(
                        cell(
                                value.shown(words),
                                row.isTotal() ? bold : text,
                                value.isNumber() ? Element.ALIGN_RIGHT : Element.ALIGN_LEFT));
            }
        }
        return grid;
    }

    private static PdfPCell cell(String text, Font font, int alignment) {
        var cell = new PdfPCell(new Phrase(text, font));
        cell.setHorizontalAlignment(alignment);
        cell.setBorderColor(LINE);
        cell.setPadding(3);
        return cell;
    }

    private PdfPTable signatures(ReportDocument report) {
        var grid = new PdfPTable(report.signatures().size());
        grid.setWidthPercentage(100);
        grid.setSpacingBefore(24);
        grid.setKeepTogether(true);
        for (String who : report.signatures()) {
            var cell = new PdfPCell(new Phrase(who + "\n" + words.text("report.sign.hint"), bold));
            cell.setHorizontalAlignment(Element.ALIGN_CENTER);
            cell.setBorder(Rectangle.NO_BORDER);
            cell.setFixedHeight(80);
            grid.addCell(cell);
        }
        return grid;
    }
}
