package org.nasgauge.tabular.table;

import org.nasgauge.api.space.EnumerableSpace;

/** A table, open for look-ups. */
public final class Table {
    private final String name;
    private final EnumerableSpace space;
    private final String contentHash;

    Table(String name, EnumerableSpace space, String contentHash) {
        this.name = name;
        this.space = space;
        this.contentHash = contentHash;
    }

    public String name() {
        return name;
    }

    public EnumerableSpace space() {
        return space;
    }

    /** SHA-256 of {@code table.json}, which lists the SHA-256 of every other file: names the content of the table. */
    public String contentHash() {
        return contentHash;
    }
}
