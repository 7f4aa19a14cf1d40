package org.nasgauge.tabular.table;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * All that a table says about itself: the content of {@code table.json}. A row is one isomorphism class of the space,
 * or one genome where every genome was trained by itself.
 *
 * @param space the name of the search space
 * @param architectures the number of genomes of the space
 * @param rows the number of isomorphism classes, or of genomes
 * @param seeds of the trainings, ascending
 * @param recipe everything that decided the outcome of a training but architecture and seed; empty if not known
 * @param environments where the trainings ran, as far as the outcome may depend on it
 * @param sources the files that the numbers were read from; empty if they were made here
 * @param reasons why a training may be missing; code k in a block of codes is the k-th of them, from 1
 * @param rowIndex the row of each genome, in the order of the space
 * @param representatives the genome that each row was trained as, by its number in the space
 * @param trainings a code for each row and seed: 0 where there is a training
 */
public record TableManifest(
        Description description,
        String space,
        int architectures,
        int rows,
        List<Integer> seeds,
        SortedMap<String, String> recipe,
        List<SortedMap<String, String>> environments,
        List<SourceFile> sources,
        List<String> reasons,
        Block rowIndex,
        Block representatives,
        Block trainings,
        List<Column> columns) {
    /** The newest version of the format that this code writes and reads. */
    public static final int SCHEMA = 1;

    public TableManifest {
        seeds = List.copyOf(seeds);
        recipe = Collections.unmodifiableSortedMap(new TreeMap<>(recipe));
        environments = List.copyOf(environments);
        sources = List.copyOf(sources);
        reasons = List.copyOf(reasons);
        columns = List.copyOf(columns);
    }

    /** Every file but {@code table.json}. */
    public List<Block> blocks() {
        return Stream.concat(
                        Stream.of(rowIndex, representatives, trainings),
                        columns.stream()
                                .flatMap(column -> Stream.concat(Stream.of(column.block()), column.missing().stream())))
                .toList();
    }
}
