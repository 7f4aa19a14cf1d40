package org.nasgauge.report.document;

import java.util.List;

/**
 * A titled part of a document.
 *
 * @param id lower case, words joined by hyphens; unique among the sections
 */
public record Section(String id, String title, List<Block> blocks) {
    public Section {
        blocks = List.copyOf(blocks);
    }
}
