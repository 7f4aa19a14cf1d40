package org.nasgauge.report.regression;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.nasgauge.api.error.Quoted;
import org.nasgauge.api.error.UserError;

/** The tables and figures of a published result, byte by byte. */
public final class PublishedFiles {
    private static final List<String> KINDS = List.of("tables", "figures");

    private PublishedFiles() {}

    /**
     * A line for each file that came out otherwise, or did not come out: which, and its first line that differs. Of a table the
     * rows that only one of the two has come first. What was not published of a report is no difference; a whole report that
     * lacks a file of the new one is.
     */
    public static List<String> differing(Path published, Path report) {
        List<String> differing = new ArrayList<>();
        for (String kind : KINDS) {
            for (Path folder :
                    List.of(published.resolve(kind), published.resolve("report").resolve(kind))) {
                if (Files.isDirectory(folder)) {
                    compare(folder, report.resolve(kind), differing);
                }
            }
            Path whole = published.resolve("report").resolve(kind);
            if (Files.isDirectory(whole)) {
                names(report.resolve(kind)).stream()
                        .filter(name -> !Files.exists(whole.resolve(name)))
                        .forEach(name -> differing.add(whole.resolve(name) + ": it comes out, and was not there"));
            }
        }
        return List.copyOf(differing);
    }

    private static void compare(Path published, Path now, List<String> differing) {
        try {
            for (String name : names(published)) {
                Path file = published.resolve(name);
                Path other = now.resolve(name);
                if (!Files.exists(other)) {
                    differing.add(file + ": it does not come out any more");
                } else if (Files.mismatch(file, other) >= 0) {
                    List<String> before = Files.readAllLines(file);
                    List<String> after = Files.readAllLines(other);
                    differing.add(file + (name.endsWith(".csv") ? rows(before, after) : "") + line(before, after));
                }
            }
        } catch (IOException e) {
            throw UserError.unreadable(published, e);
        }
    }

    private static List<String> names(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> Objects.requireNonNull(file.getFileName()).toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw UserError.unreadable(folder, e);
        }
    }

    /** The rows, by what they begin with, that stand in one of the two only. */
    private static String rows(List<String> before, List<String> now) {
        Set<String> was = heads(before);
        Set<String> is = heads(now);
        return alone(was, is, ", gone are ") + alone(is, was, ", new are ");
    }

    private static String alone(Set<String> some, Set<String> others, String words) {
        List<String> alone = some.stream()
                .filter(head -> !others.contains(head))
                .map(Quoted::of)
                .toList();
        return alone.isEmpty() ? "" : words + "the rows of " + String.join(", ", alone);
    }

    private static Set<String> heads(List<String> rows) {
        Set<String> heads = new LinkedHashSet<>();
        for (String row : rows) {
            int end = row.startsWith("\"") ? row.indexOf("\",", 1) + 1 : row.indexOf(',');
            heads.add(end > 0 ? row.substring(0, end) : row);
        }
        return heads;
    }

    private static String line(List<String> before, List<String> now) {
        int same = 0;
        while (same < before.size() && same < now.size() && before.get(same).equals(now.get(same))) {
            same++;
        }
        return ", line " + (same + 1) + ": '" + text(now, same) + "' instead of '" + text(before, same) + "'";
    }

    private static String text(List<String> lines, int number) {
        return number < lines.size() ? Quoted.cut(lines.get(number)) : "";
    }
}
