package org.nasgauge.tabular.table;

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
        Block trainings,
        List<Column> columns) {
    /** The newest version of the format that this code writes and reads. */
    public static final int SCHEMA = 3;

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
            return ManifestReader.ROW_OF_LIST;
        }
        return rows == architectures ? ManifestReader.ROW_OF_ARCHITECTURE : ManifestReader.ROW_OF_CLASS;
    }

    /** Every array of the table. */
    public List<Block> blocks() {
        return Stream.concat(
                        Stream.concat(rowFiles.blocks().stream(), Stream.of(trainings)),
                        columns.stream()
                                .flatMap(column -> Stream.concat(Stream.of(column.block()), column.missing().stream())))
                .toList();
    }
}
