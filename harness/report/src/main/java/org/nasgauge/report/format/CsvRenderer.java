package org.nasgauge.report.format;

import java.io.IOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.nasgauge.report.document.Document;
import org.nasgauge.report.format.Format.Renderer;

/**
 * Tables of plain values with all their digits. In a stream, each table follows a line with {@code #} and its name, and
 * an empty line stands between them.
 */
final class CsvRenderer implements Renderer {
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

    @Override
    public void render(Document document, Appendable out) throws IOException {
        boolean first = true;
        for (PlainTable table : PlainTable.of(document)) {
            out.append(first ? "" : "\n").append("# ").append(table.id()).append('\n');
            print(table, out);
            first = false;
        }
    }

    static void print(PlainTable table, Appendable out) throws IOException {
        CSVPrinter printer = new CSVPrinter(out, FORMAT);
        printer.printRecord(table.columns());
        for (List<String> row : table.rows()) {
            printer.printRecord(row);
        }
        printer.flush();
    }
}
