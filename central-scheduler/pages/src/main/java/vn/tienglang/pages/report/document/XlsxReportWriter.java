package vn.tienglang.pages.report.document;

import java.io.IOException;
import java.io.OutputStream;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Writer of XLSX workbooks: one sheet a table. Numbers are numbers; every other cell is a text
 * cell, so that no text is ever a formula. The file is written while it is made.
 */
public final class XlsxReportWriter {
    private static final int SHEET_NAME = 31;
    private static final int WIDE = 40;
    private static final int NARROW = 16;

    private XlsxReportWriter() {}

    /** Writes the document; the stream is flushed, not closed. */
    public static void write(ReportDocument document, OutputStream out) throws IOException {
        try (Workbook workbook = new Workbook(out, "TiengLang", "1.0")) {
            Set<String> names = new HashSet<>();
            Worksheet cover = workbook.newWorksheet(name(document.title(), names));
            cover.width(0, WIDE);
            cover.width(1, WIDE);
            cover.value(0, 0, document.title());
            cover.style(0, 0).bold().fontSize(14).set();
            cover.value(1, 0, document.subtitle());
            int line = 3;
            for (ReportDocument.Remark fact : document.facts()) {
                cover.value(line, 0, fact.name());
                cover.value(line, 1, fact.value());
                cover.style(line, 1).wrapText(true).set();
                line++;
            }
            line += 2;
            for (int i = 0; i < document.signatures().size(); i++) {
                cover.value(line, i, document.signatures().get(i));
                cover.style(line, i).bold().horizontalAlignment("center").set();
            }
            cover.finish();
            for (ReportDocument.Table table : document.tables()) {
                write(table, workbook.newWorksheet(name(table.heading(), names)));
            }
        }
        out.flush();
    }

    private static void write(ReportDocument.Table table, Worksheet sheet) throws IOException {
        for (int column = 0; column < table.columns().size(); column++) {
            sheet.width(column, column == 0 ? WIDE : NARROW);
            sheet.value(0, column, table.columns().get(column).heading());
            sheet.style(0, column).bold().wrapText(true).fillColor("E5F0EE").set();
        }
        sheet.freezePane(1, 1);
        int line = 1;
        for (ReportDocument.Row row : table.rows()) {
            for (int column = 0; column < row.cells().size(); column++) {
                write(row.cells().get(column), sheet, line, column, row.isTotal());
            }
            line++;
            if (line % 500 == 0) {
                sheet.flush();
            }
        }
        sheet.finish();
    }

    private static void write(
            ReportDocument.Cell cell, Worksheet sheet, int line, int column, boolean isTotal) {
        String format =
                switch (cell) {
                    case ReportDocument.Cell.Text(String text) -> {
                        sheet.value(line, column, text);
                        yield "@";
                    }
                    case ReportDocument.Cell.Count(long number) -> {
                        sheet.value(line, column, number);
                        yield "#,##0";
                    }
                    case ReportDocument.Cell.Minutes length -> {
                        sheet.value(line, column, length.minutes());
                        yield "#,##0.00";
                    }
                    case ReportDocument.Cell.PerMille share -> {
                        if (share.isKnown()) {
                            sheet.value(line, column, share.percent());
                        }
                        yield "0.0";
                    }
                };
        if (isTotal) {
            sheet.style(line, column).format(format).bold().set();
        } else {
            sheet.style(line, column).format(format).set();
        }
    }

    /** A name that a sheet may have and that no other sheet has. */
    private static String name(String heading, Set<String> names) {
        String plain = heading.replaceAll("[\\[\\]:*?/\\\\']", " ").strip();
        String name = plain.substring(0, Math.min(plain.length(), SHEET_NAME)).strip();
        for (int number = 2; !names.add(name.toLowerCase(Locale.ROOT)); number++) {
            String end = " " + number;
            name = plain.substring(0, Math.min(plain.length(), SHEET_NAME - end.length())) + end;
        }
        return name;
    }
}
