package vn.tienglang.pages.report.document;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.text.DecimalFormatSymbols;
import java.util.List;
import vn.tienglang.pages.text.Messages;

/**
 * Writer of CSV files that spreadsheets open with a double click: UTF-8 with a byte order mark. In
 * Vietnamese semicolons stand between the cells and numbers have a decimal comma; in English commas
 * and a decimal point. Lines end with CR LF.
 */
public final class CsvReportWriter {
    /** First characters of cells that a spreadsheet may take for a formula. */
    private static final String FORMULA = "=+-−@\t\r";

    private final char separator;
    private final char decimal;

    /** Writer for readers of this language. */
    public CsvReportWriter(Messages words) {
        decimal = DecimalFormatSymbols.getInstance(words.locale()).getDecimalSeparator();
        separator = decimal == ',' ? ';' : ',';
    }

    /** Writes the document; the stream is flushed, not closed. */
    public void write(ReportDocument document, OutputStream out) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        writer.write('\uFEFF');
        line(writer, List.of(text(document.title())));
        line(writer, List.of(text(document.subtitle())));
        for (ReportDocument.Remark fact : document.facts()) {
            line(writer, List.of(text(fact.name()), text(fact.value())));
        }
        for (ReportDocument.Table table : document.tables()) {
            line(writer, List.of());
            line(writer, List.of(text(table.heading())));
            line(writer, table.columns().stream().map(one -> text(one.heading())).toList());
            for (ReportDocument.Row row : table.rows()) {
                line(writer, row.cells().stream().map(this::cell).toList());
            }
        }
        writer.flush();
    }

    private void line(Writer writer, List<String> cells) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) {
                writer.write(separator);
            }
            writer.write(cells.get(i));
        }
        writer.write("\r\n");
    }

    private String cell(ReportDocument.Cell cell) {
        return switch (cell) {
            case ReportDocument.Cell.Text(String text) -> text(text);
            case ReportDocument.Cell.Count(long number) -> Long.toString(number);
            case ReportDocument.Cell.Minutes length -> number(length.minutes());
            case ReportDocument.Cell.PerMille share ->
                    share.isKnown() ? number(share.percent()) : "";
        };
    }

    private String number(BigDecimal number) {
        return number.toPlainString().replace('.', decimal);
    }

    /** A text that no spreadsheet takes for a formula, in quotes where it needs them. */
    private String text(String text) {
        boolean isFormula = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
        String safe = isFormula ? "'" + text : text;
        boolean needsQuotes =
                safe.chars().anyMatch(one -> one == separator || one == '"' || one < ' ');
        return needsQuotes ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
