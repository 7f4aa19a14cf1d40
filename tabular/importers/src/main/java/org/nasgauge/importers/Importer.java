package org.nasgauge.importers;

import java.nio.file.Path;
import java.util.List;

/** Reads the files of one benchmark of the field. Found by {@link java.util.ServiceLoader}; stateless. */
public interface Importer {
    /** Lower case, words joined by hyphens. */
    String name();

    /** One sentence: what the files hold. */
    String summary();

    /** Which files it reads, and where their authors publish them. */
    String files();

    /** The licence under which the authors publish the numbers. */
    String licence();

    /** Whether a file or folder looks like one of these, by its name and at most its first bytes. */
    boolean detects(Path path);

    /**
     * Reads the files.
     *
     * @throws org.nasgauge.api.error.UserError if they are damaged, of another format, or contradict themselves
     */
    List<ImportedTable> read(ImportRequest request);
}
