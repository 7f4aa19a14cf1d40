package org.nasgauge.reproduction.published;

import java.util.List;
import java.util.Locale;
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
     * @param scoredBy whose scores ours is derived from, if not from those that the published value was
     * @param unchecked why it cannot be judged, although something like it can be computed
     * @param mistakes plausible ones: a tolerance that lets them pass says little
     */
    public record PublishedCell(
            String id,
            String label,
            double published,
            int decimals,
            Basis basis,
            Tolerance tolerance,
            Optional<String> source,
            Optional<String> scoredBy,
            Optional<String> unchecked,
            Measure measure,
            List<Mistake> mistakes) {
        public PublishedCell {
            mistakes = List.copyOf(mistakes);
        }

        /** Half a unit of the last digit. */
        public double rounding() {
            return StrictMath.pow(10, -decimals) / 2;
        }

        /** A measure that somebody could have taken for the right one. */
        public record Mistake(String label, Measure measure) {}

        /** Whose number it is. */
        public enum Basis {
            /** Seen in a named public source: a repository, commit and file, or a paper and table. */
            PUBLISHED,
            /** Said in words in the literature: the range is this suite's reading of them. */
            CLAIM,
            /** Computed for this project from public tables, by a method that is named: it checks our arithmetic. */
            COMPUTED,
            /** Looked up in the file that ours is read from: it checks the importer. */
            LOOKED_UP,
            /** Remembered from the literature: reported, and never judged. */
            REMEMBERED;

            /** As readers see it. */
            public String label() {
                return name().toLowerCase(Locale.ROOT).replace('_', ' ');
            }
        }
    }
}
