package org.nasgauge.tabular.draft;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;
import org.nasgauge.api.content.Sha256;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Series;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.spaces.grammar.Grammar;
import org.nasgauge.spaces.grammar.GrammarSpace;
import org.nasgauge.tabular.format.Column;
import org.nasgauge.tabular.format.Dtype;
import org.nasgauge.tabular.format.Encoding;
import org.nasgauge.tabular.format.ListedArchitectures;
import org.nasgauge.tabular.format.NpyFile;
import org.nasgauge.tabular.format.NpyHeader;
import org.nasgauge.tabular.format.RowIndex;
import org.nasgauge.tabular.format.TableManifest;
import org.nasgauge.tabular.format.TableManifest.Block;
import org.nasgauge.tabular.format.TableManifest.Description;
import org.nasgauge.tabular.format.TableManifest.RowFiles;
import org.nasgauge.tabular.format.TableManifest.SourceFile;
import org.nasgauge.tabular.format.TableManifest.TextFile;
import org.nasgauge.tabular.format.TableRows;

/** A table being filled in memory. Every training is missing until it is marked as there. */
public final class TableDraft {
    private static final String ROW_INDEX = "rows.npy";
    private static final String REPRESENTATIVES = "representatives.npy";
    private static final String ARCHITECTURES = "architectures.txt";
    private static final String TRAININGS = "trainings.npy";

    private final Description description;
    private final String space;
    private final TableRows rows;
    private final List<Integer> seeds;
    private final NpyFile trainings;
    private final List<String> reasons = new ArrayList<>();
    private final List<DraftColumn> columns = new ArrayList<>();
    private SortedMap<String, String> recipe = Collections.emptySortedMap();
    private List<SortedMap<String, String>> environments = List.of();
    private List<SourceFile> sources = List.of();
    private Optional<Grammar> grammar = Optional.empty();
    private Optional<TableManifest.ValidationPass> validationPass = Optional.empty();

    /**
     * @param seeds ascending
     * @param reason why a training is missing that is not marked otherwise
     */
    public TableDraft(Description description, String space, TableRows rows, List<Integer> seeds, String reason) {
        this.description = description;
        this.space = space;
        this.rows = rows;
        this.seeds = List.copyOf(seeds);
        this.trainings = new NpyFile(Dtype.U1, List.of(rows.rows(), seeds.size()));
        for (int row = 0; row < rows.rows(); row++) {
            for (int seed = 0; seed < seeds.size(); seed++) {
                markMissing(row, seed, reason);
            }
        }
    }

    /** How the trainings were made. */
    public TableDraft madeBy(SortedMap<String, String> recipe, List<SortedMap<String, String>> environments) {
        this.recipe = new TreeMap<>(recipe);
        this.environments = List.copyOf(environments);
        return this;
    }

    /** The files that the numbers were read from. */
    public TableDraft importedFrom(List<SourceFile> files) {
        this.sources = List.copyOf(files);
        return this;
    }

    /** What a pass over the validation images takes, where that was not recorded. */
    public TableDraft validatedIn(Optional<TableManifest.ValidationPass> pass) {
        this.validationPass = pass;
        return this;
    }

    /** Keeps the grammar of a space that has one: no installation knows such a space by its name. */
    public TableDraft over(SearchSpace space) {
        if (space instanceof GrammarSpace derived) {
            this.grammar = Optional.of(derived.grammar());
        }
        return this;
    }

    /** @param seed the position of the seed among those of the table */
    public void markPresent(int row, int seed) {
        trainings.array().set(row * seeds.size() + seed, 0);
    }

    /** @param seed the position of the seed among those of the table */
    public void markMissing(int row, int seed, String reason) {
        trainings.array().set(row * seeds.size() + seed, code(reason));
    }

    private int code(String reason) {
        if (!reasons.contains(reason)) {
            if (reasons.size() == TableManifest.MOST_REASONS) {
                throw new IllegalArgumentException("more than " + reasons.size() + " reasons for missing values");
            }
            reasons.add(reason);
        }
        return reasons.indexOf(reason) + 1;
    }

    /** Adds a column of whole curves or, for {@link Column.Shape#FINAL}, of their ends. */
    public DraftColumn add(Series series, Column.Shape shape, int schedule, Encoding encoding) {
        return add(series, shape, schedule, Column.epochs(shape, schedule), encoding);
    }

    /** Adds a column of values at some epochs. */
    public DraftColumn add(Series series, List<Integer> epochs, int schedule, Encoding encoding) {
        return add(series, Column.Shape.SELECTED, schedule, epochs, encoding);
    }

    private DraftColumn add(Series series, Column.Shape shape, int schedule, List<Integer> epochs, Encoding encoding) {
        String name = series.split().label() + "-" + series.metric().name();
        return add(new DraftColumn(
                series.metric(),
                Optional.of(series.split()),
                shape,
                schedule,
                epochs,
                encoding,
                free(name, "-" + schedule),
                shape.axes(rows.rows(), seeds.size(), epochs.size()),
                this::code));
    }

    /** Adds a column with one value for each row. */
    public DraftColumn addStatic(Metric metric, Encoding encoding) {
        return add(new DraftColumn(
                metric,
                Optional.empty(),
                Column.Shape.STATIC,
                0,
                List.of(),
                encoding,
                free(metric.name(), "-of-architectures"),
                List.of(rows.rows()),
                this::code));
    }

    /** The name of a file that no other file of the table has, nor is like but for the case of letters. */
    private String free(String name, String otherwise) {
        String file = name + ".npy";
        return isTaken(file) ? free(name + otherwise, otherwise) : file;
    }

    private boolean isTaken(String file) {
        String reasons = DraftColumn.missingFile(file);
        return Stream.of(ROW_INDEX, REPRESENTATIVES, TRAININGS).anyMatch(file::equalsIgnoreCase)
                || columns.stream()
                        .flatMap(column -> Stream.of(column.file(), DraftColumn.missingFile(column.file())))
                        .anyMatch(taken -> taken.equalsIgnoreCase(file) || taken.equalsIgnoreCase(reasons));
    }

    private DraftColumn add(DraftColumn column) {
        columns.add(column);
        return column;
    }

    /** The content of every file but the manifest, by name. */
    Map<String, byte[]> files() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        if (rows instanceof RowIndex numbered) {
            files.put(ROW_INDEX, wholeNumbers(numbered.architectures(), numbered::row));
            files.put(REPRESENTATIVES, wholeNumbers(numbered.rows(), numbered::representative));
        } else if (rows instanceof ListedArchitectures listed) {
            files.put(ARCHITECTURES, listed.lines());
        }
        files.put(TRAININGS, trainings.bytes());
        columns.forEach(column -> files.putAll(column.files()));
        return files;
    }

    private static byte[] wholeNumbers(int length, IntUnaryOperator numbers) {
        NpyFile file = new NpyFile(Dtype.I4, List.of(length));
        for (int i = 0; i < length; i++) {
            file.array().set(i, numbers.applyAsInt(i));
        }
        return file.bytes();
    }

    TableManifest manifest(Map<String, byte[]> files) {
        return new TableManifest(
                description,
                space,
                grammar,
                rows instanceof RowIndex numbered ? numbered.architectures() : rows.rows(),
                rows.rows(),
                seeds,
                recipe,
                environments,
                sources,
                reasons,
                rowFiles(files),
                validationPass,
                block(files, TRAININGS),
                columns.stream()
                        .map(column -> column.described(file -> block(files, file)))
                        .toList());
    }

    private RowFiles rowFiles(Map<String, byte[]> files) {
        if (rows instanceof RowIndex) {
            return new RowFiles.Numbered(block(files, ROW_INDEX), block(files, REPRESENTATIVES));
        }
        byte[] lines = files.getOrDefault(ARCHITECTURES, new byte[0]);
        return new RowFiles.Listed(new TextFile(ARCHITECTURES, lines.length, Sha256.of(lines)));
    }

    private static Block block(Map<String, byte[]> files, String file) {
        byte[] content = files.getOrDefault(file, new byte[0]);
        byte[] start = Arrays.copyOf(content, Math.min(content.length, NpyHeader.MOST_BYTES));
        return new Block(file, NpyHeader.parse(file, start), Sha256.of(content));
    }
}
