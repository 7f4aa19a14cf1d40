package org.nasgauge.report.format;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.nasgauge.report.document.Table;

/**
 * A table in aligned columns. Where it is a little too wide, long names in the first column are broken; where it is
 * wider still, the columns that find no room stand below, the first one repeated.
 */
final class TextTable {
    private static final String GAP = "  ";

    /** The first column is not made narrower than this. */
    private static final int LEAST_NAME = 22;

    private final List<TextColumn> columns;
    private final int rows;
    private final int width;

    TextTable(Table table, int width) {
        this.rows = table.rows().size();
        this.width = width;
        Footnotes footnotes = Footnotes.of(table);
        List<TextColumn> whole = new ArrayList<>();
        for (int i = 0; i < table.columns().size(); i++) {
            whole.add(TextColumn.of(table, i, footnotes));
        }
        int room = whole.get(0).width() - (width(whole) - width);
        if (room < whole.get(0).width() && room >= LEAST_NAME) {
            whole.set(0, whole.get(0).brokenAt(room));
        }
        this.columns = List.copyOf(whole);
    }

    void render(Appendable out) throws IOException {
        int next = 1;
        do {
            out.append(next > 1 ? "\n" : "");
            List<TextColumn> part = new ArrayList<>(List.of(columns.get(0)));
            while (next < columns.size()
                    && (part.size() == 1
                            || width(part) + GAP.length() + columns.get(next).width() <= width)) {
                part.add(columns.get(next++));
            }
            part(part, out);
        } while (next < columns.size());
    }

    private static int width(List<TextColumn> part) {
        return part.stream().mapToInt(column -> column.width() + GAP.length()).sum() - GAP.length();
    }

    private void part(List<TextColumn> part, Appendable out) throws IOException {
        int height =
                part.stream().mapToInt(column -> column.header().size()).max().orElse(1);
        for (int line = 0; line < height; line++) {
            int at = line;
            line(out, part.stream().map(column -> column.headerLine(at, height)).toList());
        }
        out.append("-".repeat(width(part))).append('\n');
        for (int row = 0; row < rows; row++) {
            int at = row;
            int lines = part.stream()
                    .mapToInt(column -> column.cells().get(at).size())
                    .max()
                    .orElse(1);
            for (int line = 0; line < lines; line++) {
                int below = line;
                line(out, part.stream().map(column -> column.line(at, below)).toList());
            }
        }
    }

    private static void line(Appendable out, List<String> cells) throws IOException {
        out.append(String.join(GAP, cells).stripTrailing()).append('\n');
    }
}
