package org.nasgauge.reproduction.published;

import java.util.List;
import java.util.Optional;
import org.nasgauge.reproduction.measure.Measure;

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

    /**
     * One published value.
     *
     * @param id unique in its table
     * @param label for readers
     * @param decimals with which it was published
     * @param source where the value is from, if not from where its table is from
     * @param unchecked why it cannot be judged, although something like it can be computed
     */
    public record PublishedCell(
            String id,
            String label,
            double published,
            int decimals,
            Basis basis,
            Tolerance tolerance,
            Optional<String> source,
            Optional<String> unchecked,
            Measure measure) {
        /** How a published value is known. */
        public enum Basis {
            /** Read in a public source, which is named. */
            VERIFIED("V"),
            /** Computed by others from the published tables, by a method that is named. */
            COMPUTED("C"),
            /** Remembered from the literature: reported, and never judged. */
            MEMORY("M");

            private final String tag;

            Basis(String tag) {
                this.tag = tag;
            }

            /** As reproductions write it. */
            public String tag() {
                return tag;
            }
        }
    }
}
