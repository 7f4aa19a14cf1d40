package org.nasgauge.importers;

import java.nio.file.Path;
import java.util.List;
import org.nasgauge.api.error.UserError;
import org.nasgauge.tabular.query.KnownSpaces;

/**
 * What to import.
 *
 * @param paths files or folders, at least one
 * @param spaces in which the architectures of the files are looked up
 */
public record ImportRequest(List<Path> paths, KnownSpaces spaces, ImportProgress progress) {
    public ImportRequest {
        paths = List.copyOf(paths);
        if (paths.isEmpty()) {
            throw new IllegalArgumentException("nothing to import");
        }
    }

    /** The only path, for formats of one file or folder. */
    public Path onlyPath() {
        if (paths.size() > 1) {
            throw UserError.at(paths.get(1), "one path too many", "This format is one file or folder: name only that");
        }
        return paths.get(0);
    }
}
