package org.nasgauge.report.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.nasgauge.report.document.Block;
import org.nasgauge.report.document.Document;
import org.nasgauge.report.format.Format.Renderer;

/**
 * Tables of plain values with all their digits. In a stream, each table follows a line with {@code #} and its name, and
 * an empty line stands between them. A text that a spreadsheet would run as a formula has an apostrophe before it, which
 * spreadsheets take for the sign of a text.
 */
final class CsvRenderer implements Renderer {
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

    /** What Excel, LibreOffice and Google Sheets begin a formula with, after blanks too; wide forms are read alike. */
    private static final Pattern FORMULA =
            Pattern.compile("[\\p{IsWhite_Space}\\p{Cntrl}\\p{Cf}]*[=+@\\-\uFF1D\uFF0B\uFF20\uFF0D].*", Pattern.DOTALL);

    /** Rows that are written in one piece. */
    private static final int BLOCK = 128;

    /** Pieces that stand in memory before they are given to a file. */
    private static final int BLOCKS = 32;

    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]*\\.?[0-9]+(?:[eE][+-]?[0-9]+)?");

    @Override
    public void render(Document document, Appendable out) throws IOException {
        print(PlainTable.ofSections(document), out);
    }

    @Override
    public void render(Block part, Appendable out) throws IOException {
        List<PlainTable> tables = PlainTable.of(part);
        if (tables.size() == 1) {
            print(tables.get(0), out);
        } else {
            print(tables, out);
        }
    }

    private static void print(List<PlainTable> tables, Appendable out) throws IOException {
        boolean first = true;
        for (PlainTable table : tables) {
            out.append(first ? "" : "\n").append("# ").append(table.id()).append('\n');
            print(table, out);
            first = false;
        }
    }

    static void print(PlainTable table, Appendable out) throws IOException {
        out.append(written(List.of(table.columns())));
        List<List<String>> rows = table.rows();
        for (int from = 0; from < rows.size(); from += BLOCK * BLOCKS) {
            List<List<String>> some = rows.subList(from, Math.min(from + BLOCK * BLOCKS, rows.size()));
            for (String block : blocks(some)) {
                out.append(block);
            }
        }
    }

    /** Of rows that are made when they are asked for, by as many threads as there are. */
    private static List<String> blocks(List<List<String>> rows) {
        return IntStream.rangeClosed(0, (rows.size() - 1) / BLOCK)
                .parallel()
                .mapToObj(block -> written(rows.subList(block * BLOCK, Math.min((block + 1) * BLOCK, rows.size()))))
                .toList();
    }

    private static String written(List<List<String>> rows) {
        StringBuilder text = new StringBuilder();
        Map<String, String> quoted = new HashMap<>();
        for (List<String> row : rows) {
            for (int column = 0; column < row.size(); column++) {
                String value = row.get(column);
                text.append(column == 0 ? "" : ",");
                boolean stands = isPlain(value) && (column > 0 || !value.isEmpty());
                text.append(stands ? value : quoted.computeIfAbsent(value, CsvRenderer::quoted));
            }
            text.append('\n');
        }
        return text.toString();
    }

    /** Whether a value stands as it is, as most do, which is sooner seen than it is written any other way. */
    private static boolean isPlain(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c <= '#' || c >= 0x7f || c == ',' || (i == 0 && (c == '=' || c == '+' || c == '@' || c == '-'))) {
                return false;
            }
        }
        return true;
    }

    /** As the first one of a line, where an empty one has to be seen. */
    private static String quoted(String value) {
        boolean formula =
                FORMULA.matcher(value).matches() && !NUMBER.matcher(value).matches();
        StringBuilder text = new StringBuilder();
        try {
            FORMAT.print(formula ? "'" + value : value, text, true);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return text.toString();
    }
}
