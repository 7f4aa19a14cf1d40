package org.nasgauge.tabular.format;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.nasgauge.spaces.grammar.Grammar;

/**
 * All that a table says about itself: the content of {@code table.json}. A row is one isomorphism class of the space,
 * one genome where every genome was trained by itself, or one of a list of architectures.
 *
 * @param space the name of the search space
 * @param grammar that derives the architectures of the space; empty if the space is known by its name
 * @param architectures the number of genomes of the space; of a list, its length
 * @param rows the number of isomorphism classes, of genomes, or of lines of the list
 * @param seeds of the trainings, ascending
 * @param recipe everything that decided the outcome of a training but architecture and seed; empty if not known
 * @param environments where the trainings ran, as far as the outcome may depend on it
 * @param sources the files that the numbers were read from; empty if they were made here
 * @param reasons why a training may be missing; code k in a block of codes is the k-th of them, from 1
 * @param rowFiles what the rows are
 * @param validationPass what a pass over the validation images takes, in a table that did not record it
 * @param trainings a code for each row and seed: 0 where there is a training
 */
public record TableManifest(
        Description description,
        String space,
        Optional<Grammar> grammar,
        int architectures,
        int rows,
        List<Integer> seeds,
        SortedMap<String, String> recipe,
        List<SortedMap<String, String>> environments,
        List<SourceFile> sources,
        List<String> reasons,
        RowFiles rowFiles,
        Optional<ValidationPass> validationPass,
        Block trainings,
        List<Column> columns) {
    /** The newest version of the format that this code writes and reads. */
    public static final int SCHEMA = 5;

    /** Its name in the table's folder. */
    public static final String FILE = "table.json";

    /** A code is one byte, and 0 is no reason. */
    public static final int MOST_REASONS = 255;

    static final String ROW_OF_CLASS = "isomorphism class";
    static final String ROW_OF_ARCHITECTURE = "architecture";
    static final String ROW_OF_LIST = "listed architecture";
    static final List<String> ROW_KINDS = List.of(ROW_OF_CLASS, ROW_OF_ARCHITECTURE, ROW_OF_LIST);

    /** The version of tables that say what was rounded; those that say what a validation pass takes are of the newest. */
    static final int SCHEMA_OF_ROUNDED = 4;

    /** The version of tables that keep a grammar. */
    static final int SCHEMA_OF_GRAMMAR = 3;

    /** The version of tables that list their architectures. */
    static final int SCHEMA_OF_LISTED = 2;

    /** The version of tables whose space numbers their rows. */
    static final int SCHEMA_OF_NUMBERED = 1;

    public TableManifest {
        seeds = List.copyOf(seeds);
        recipe = Collections.unmodifiableSortedMap(new TreeMap<>(recipe));
        environments = List.copyOf(environments);
        sources = List.copyOf(sources);
        reasons = List.copyOf(reasons);
        columns = List.copyOf(columns);
    }

    /** What has a row: {@code isomorphism class}, {@code architecture} or {@code listed architecture}. */
    public String rowKind() {
        if (rowFiles instanceof RowFiles.Listed) {
            return ROW_OF_LIST;
        }
        return rows == architectures ? ROW_OF_ARCHITECTURE : ROW_OF_CLASS;
    }

    /** Whether it holds anything of trainings; otherwise there are properties of networks only, such as latencies. */
    public boolean isOfTrainings() {
        return columns.stream().anyMatch(column -> !column.isStatic());
    }

    /** Every array of the table. */
    public List<Block> blocks() {
        return Stream.concat(
                        Stream.concat(rowFiles.blocks().stream(), Stream.of(trainings)),
                        columns.stream()
                                .flatMap(column -> Stream.concat(Stream.of(column.block()), column.missing().stream())))
                .toList();
    }

    /**
     * What a reader of a table needs to be told.
     *
     * @param name lower case, words joined by hyphens
     * @param dataset what the architectures were trained on
     * @param description one or two sentences
     * @param source who made the numbers, and where they are from
     * @param licence of the numbers
     */
    public record Description(String name, String dataset, String description, String source, String licence) {
        public Description {
            if (!name.matches("[a-z0-9][a-z0-9.-]{0,99}")) {
                throw new IllegalArgumentException(
                        "'" + name + "' is no name for a table; expected lower-case letters, digits, hyphens and dots");
            }
        }
    }

    /**
     * What a forward pass over the validation images takes, where only the training was timed.
     *
     * @param share of the seconds of a mean epoch of the same training; above 0
     * @param derivation how the share was found, and how well it fits
     */
    public record ValidationPass(double share, String derivation) {
        public ValidationPass {
            if (!(share > 0 && Double.isFinite(share))) {
                throw new IllegalArgumentException("a validation pass cannot take " + share + " of an epoch");
            }
        }
    }

    /**
     * A file that numbers of a table were read from.
     *
     * @param file its name; for a folder the number of files as well
     * @param bytes its size; of a folder, the sum
     * @param sha256 of its content; of a folder, of the lines that {@code sha256sum} prints for its files in order of names
     */
    public record SourceFile(String file, long bytes, String sha256) {}

    /**
     * One file of a table.
     *
     * @param file its name in the table's folder
     * @param header what stands before its elements, and with that its length
     * @param sha256 of the whole file, in lower-case hexadecimal digits
     */
    public record Block(String file, NpyHeader header, String sha256) {}

    /**
     * A file of a table that is no array.
     *
     * @param file its name in the table's folder
     * @param bytes its length
     * @param sha256 of the whole file, in lower-case hexadecimal digits
     */
    public record TextFile(String file, long bytes, String sha256) {}

    /** The files that say what the rows of a table are. */
    public sealed interface RowFiles {
        /** The arrays among them. */
        List<Block> blocks();

        /**
         * For a space that numbers its architectures.
         *
         * @param rowIndex the row of each genome, in the order of the space
         * @param representatives the genome that each row was trained as, by its number in the space
         */
        record Numbered(Block rowIndex, Block representatives) implements RowFiles {
            @Override
            public List<Block> blocks() {
                return List.of(rowIndex, representatives);
            }
        }

        /**
         * For any other.
         *
         * @param architectures a line for each row, in UTF-8
         */
        record Listed(TextFile architectures) implements RowFiles {
            @Override
            public List<Block> blocks() {
                return List.of();
            }
        }
    }
}
