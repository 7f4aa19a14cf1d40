package org.nasgauge.importers;

/** Hears how far an import is. Called from one thread at a time. */
@FunctionalInterface
public interface ImportProgress {
    ImportProgress SILENT = (done, total) -> {};

    /**
     * @param done files, records or bytes, whatever the format is counted in
     * @param total of the same; 0 if not known
     */
    void reached(long done, long total);
}
