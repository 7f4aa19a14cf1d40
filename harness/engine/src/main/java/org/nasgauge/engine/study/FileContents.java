package org.nasgauge.engine.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import org.nasgauge.api.content.Sha256;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.engine.manifest.StudyFacts;

/** The content of the files that a strategy consists of: a file that changes makes it another strategy. */
public final class FileContents {
    private FileContents() {}

    /** SHA-256 by path. */
    static SortedMap<String, String> of(SearchStrategy strategy) {
        SortedMap<String, String> contents = new TreeMap<>();
        for (Path file : strategy.files()) {
            contents.put(file.toString(), sha256(file));
        }
        return contents;
    }

    /** @throws UserError if a file is not what it was when the study was planned */
    public static void requireUnchanged(StudyFacts study) {
        study.files().forEach((file, content) -> {
            if (!sha256(Path.of(file)).equals(content)) {
                throw UserError.at(
                        file,
                        "the file has changed while '" + study.label() + "' ran",
                        "Put it back to go on, or run into another folder; the runs that are recorded had the old one");
            }
        });
    }

    private static String sha256(Path file) {
        try {
            return Sha256.of(file);
        } catch (IOException e) {
            throw UserError.unreadable(file, e);
        }
    }
}
