package org.nasgauge.report.regression;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.nasgauge.api.error.Quoted;
import org.nasgauge.api.error.UserError;

/** The tables and figures of a published result, byte by byte. */
public final class PublishedFiles {
    private static final List<String> KINDS = List.of("tables", "figures");

    private PublishedFiles() {}

    /** A line for each file that came out otherwise, or did not come out: which, and its first line that differs. */
    public static List<String> differing(Path published, Path report) {
        List<String> differing = new ArrayList<>();
        for (String kind : KINDS) {
            for (Path folder :
                    List.of(published.resolve(kind), published.resolve("report").resolve(kind))) {
                if (Files.isDirectory(folder)) {
                    compare(folder, report.resolve(kind), differing);
                }
            }
        }
        return List.copyOf(differing);
    }

    private static void compare(Path published, Path now, List<String> differing) {
        try (Stream<Path> files = Files.list(published)) {
            for (Path file : files.sorted().toList()) {
                Path other = now.resolve(Objects.requireNonNull(file.getFileName()));
                if (!Files.exists(other)) {
                    differing.add(file + ": it does not come out any more");
                } else if (Files.mismatch(file, other) >= 0) {
                    differing.add(file + line(Files.readAllLines(file), Files.readAllLines(other)));
                }
            }
        } catch (IOException e) {
            throw UserError.unreadable(published, e);
        }
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
