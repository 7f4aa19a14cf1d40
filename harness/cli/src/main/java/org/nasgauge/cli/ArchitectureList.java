package org.nasgauge.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.nasgauge.api.content.RegularFile;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.tabular.format.RowIndex;

/** A text file that names architectures, one a line; empty lines, and what begins with #, are skipped. */
final class ArchitectureList {
    private static final int MOST_BYTES = 1 << 27;
    private static final String WHAT = "a text file with an architecture a line";

    private ArchitectureList() {}

    /**
     * The classes of those that are named, each once, in the order of the file.
     *
     * @throws UserError if the file cannot be read, or names none, or a line is no architecture of the space
     */
    static Set<Integer> rows(Path file, EnumerableSpace space, RowIndex index) {
        List<String> lines = new String(RegularFile.bytes(file, MOST_BYTES, WHAT), UTF_8)
                .lines()
                .toList();
        Set<Integer> rows = new LinkedHashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            String text = lines.get(i).strip();
            if (!text.isEmpty() && !text.startsWith("#")) {
                rows.add(index.row(Installed.number(file + ", line " + (i + 1), space, text)));
            }
        }
        if (rows.isEmpty()) {
            throw UserError.at(file, "it names no architecture", "Name " + WHAT);
        }
        return Collections.unmodifiableSet(rows);
    }
}
