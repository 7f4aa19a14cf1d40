package org.nasgauge.reproduction.published;

import java.util.List;

/**
 * Values that were published together.
 *
 * @param id unique in its reproduction
 * @param source paper and table, or repository and file
 */
public record PublishedTable(String id, String caption, String source, List<PublishedCell> cells) {
    public PublishedTable {
        cells = List.copyOf(cells);
    }
}
