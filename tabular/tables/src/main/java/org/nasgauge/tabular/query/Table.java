package org.nasgauge.tabular.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.metric.SeedPolicy;
import org.nasgauge.api.metric.Series;
import org.nasgauge.api.metric.Split;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.form.Seal;
import org.nasgauge.tabular.format.BlockStore;
import org.nasgauge.tabular.format.Column;
import org.nasgauge.tabular.format.ManifestReader;
import org.nasgauge.tabular.format.RowIndex;
import org.nasgauge.tabular.format.TableFiles;
import org.nasgauge.tabular.format.TableManifest;
import org.nasgauge.tabular.format.TableManifest.Block;

/**
 * A table, open for look-ups: trainings of the isomorphism classes (rows) of a space under some seeds. Opening compares
 * the files with the manifest and reads no data; a column is checked against its checksum when it is first used. Safe
 * for use by many threads.
 */
public final class Table {
    private static final int MOST_MANIFEST_BYTES = 16 << 20;
    private static final String MEND = "Restore the file from where the table came from";

    private final TableManifest manifest;
    private final RowNaming rows;
    private final Seal seal;
    private final BlockStore store;
    private final Map<String, ColumnValues> columns = new ConcurrentHashMap<>();

    private Table(TableManifest manifest, RowNaming rows, Seal seal, BlockStore store) {
        this.manifest = manifest;
        this.rows = rows;
        this.seal = seal;
        this.store = store;
    }

    /**
     * Opens a table folder.
     *
     * @throws UserError if it is no table, is damaged, or names a space that is not known
     */
    public static Table open(Path folder, KnownSpaces spaces) {
        return open(new TableFiles.Folder(folder), spaces);
    }

    /**
     * Opens a table on the class path.
     *
     * @param folder the name of the resource folder, without a slash at either end
     * @throws UserError as for a folder
     */
    public static Table open(ClassLoader loader, String folder, KnownSpaces spaces) {
        return open(new TableFiles.Resources(loader, folder), spaces);
    }

    static Table open(TableFiles files, KnownSpaces spaces) {
        String place = files.place(TableManifest.FILE);
        try {
            if (files.length(TableManifest.FILE).isEmpty()) {
                throw UserError.at(place, "the file is not there", "Name a folder that holds a table");
            }
            String text = new String(files.start(TableManifest.FILE, MOST_MANIFEST_BYTES), UTF_8);
            TableManifest manifest = ManifestReader.read(place, text);
            Seal seal = Seal.of(text);
            seal.require(place, MEND);
            BlockStore store = new BlockStore(files);
            RowNaming rows = RowNaming.of(place + " space", manifest, store, spaces);
            manifest.blocks().forEach(store::checkHeader);
            return new Table(manifest, rows, seal, store);
        } catch (IOException e) {
            throw UserError.unreadable(place, e);
        }
    }

    public String name() {
        return manifest.description().name();
    }

    /**
     * The space whose numbers name the rows.
     *
     * @throws UserError if the table lists its architectures, since its space does not number them
     */
    public EnumerableSpace space() {
        return numbered().space();
    }

    /** Whether the rows are a list of architectures, and no numbers of a space name them. */
    public boolean isListed() {
        return rows instanceof RowNaming.Listed;
    }

    private RowNaming.Numbered numbered() {
        if (rows instanceof RowNaming.Numbered numbered) {
            return numbered;
        }
        throw UserError.at(
                "table " + name(),
                "it lists " + rows() + " architectures of the space " + manifest.space()
                        + ", which does not number them: there is no search over it",
                "Query it, or choose a table over a space that 'nasgauge list spaces' shows with a size");
    }

    public TableManifest manifest() {
        return manifest;
    }

    /**
     * SHA-256 of {@code table.json} without its seal, which lists the SHA-256 of every other file: names the content of the
     * table.
     */
    public String contentHash() {
        return seal.hash();
    }

    /** The number of isomorphism classes, or of listed architectures. */
    public int rows() {
        return manifest.rows();
    }

    /** The seeds of the trainings, ascending. */
    public List<Integer> seeds() {
        return manifest.seeds();
    }

    /**
     * The position of a seed in {@link #seeds()}.
     *
     * @throws UserError if the table has no training with this seed
     */
    public int seedPosition(int seed) {
        return new Query.Resolution(manifest).seed(seed);
    }

    /** The epochs of the whole trainings that the table holds, ascending. */
    public List<Integer> schedules() {
        return manifest.columns().stream()
                .filter(column -> !column.isStatic())
                .map(Column::schedule)
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * Why a training is missing; empty where it is there.
     *
     * @param seed the position of the seed in {@link #seeds()}
     */
    public Optional<String> missingReason(int row, int seed) {
        Block block = manifest.trainings();
        int code = (int) store.array(block).get(row * seeds().size() + seed);
        return code == 0 ? Optional.empty() : Optional.of(manifest.reasons().get(code - 1));
    }

    /** How many trainings are {@code there}, and how many are {@code missing: …} for each reason; nothing where none is meant. */
    public SortedMap<String, Integer> trainingCounts() {
        SortedMap<String, Integer> counts = new TreeMap<>();
        for (int row = 0; row < rows() && manifest.isOfTrainings(); row++) {
            for (int seed = 0; seed < seeds().size(); seed++) {
                String state = missingReason(row, seed)
                        .map(reason -> "missing: " + reason)
                        .orElse("there");
                counts.merge(state, 1, Integer::sum);
            }
        }
        return counts;
    }

    /** How many trainings, or rows of a static column, a column that answers for itself lacks, for each reason. */
    public SortedMap<String, Integer> missingCounts(Column column) {
        SortedMap<String, Integer> counts = new TreeMap<>();
        column.missing().map(store::array).ifPresent(codes -> {
            int values = column.isStatic() ? rows() : rows() * seeds().size();
            for (int i = 0; i < values; i++) {
                int code = (int) codes.get(i);
                if (code != 0) {
                    counts.merge(manifest.reasons().get(code - 1), 1, Integer::sum);
                }
            }
        });
        return counts;
    }

    /**
     * The row of an architecture of the space, from 0; empty if the table lists its architectures and has not this one.
     *
     * @throws UserError if the space is not installed
     */
    public OptionalInt find(Architecture architecture) {
        return rows.find(architecture);
    }

    /**
     * The row of an architecture of the space, from 0.
     *
     * @throws UserError if the table lists its architectures and has not this one, or its space is not installed
     */
    public int row(Architecture architecture) {
        return rows.row(architecture);
    }

    /**
     * The row of an architecture in the field's own form.
     *
     * @throws UserError if the text names none, or none of the table
     */
    public int row(String architecture) {
        return rows.row(architecture);
    }

    /** The architecture that a row was trained as, in the field's own form. */
    public String architecture(int row) {
        return rows.text(row);
    }

    /**
     * The genome that a row was trained as.
     *
     * @throws UserError if the space is not installed
     */
    public Architecture representative(int row) {
        return rows.genome(row);
    }

    /** @throws UserError if the table lists its architectures */
    public RowIndex rowIndex() {
        return numbered().index();
    }

    /**
     * Opens the answers to a query.
     *
     * @throws UserError if the table has no such column, fidelity or seed, or if the query leaves open which one is
     *     meant: the message lists the choices
     */
    public Lookup lookup(Query query) {
        Query.Resolution resolution = new Query.Resolution(manifest);
        Column column = resolution.column(query);
        if (column.isStatic()) {
            return new Lookup.OfOne(values(column), 0, 0);
        }
        int epoch = resolution.epoch(column, query);
        SeedPolicy seeds = resolution.seeds(column, query);
        return seeds instanceof SeedPolicy.Mean mean
                ? new Lookup.OfMean(values(column), mean.atLeast(), epoch)
                : new Lookup.OfOne(values(column), resolution.seed(((SeedPolicy.One) seeds).seed()), epoch);
    }

    /**
     * Opens a series at a fidelity, training by training.
     *
     * @throws UserError if the table does not hold it
     */
    public TrainingsLookup trainings(Series series, Fidelity fidelity) {
        Query.Resolution resolution = new Query.Resolution(manifest);
        Query query = Query.of(series).at(fidelity);
        Column column = resolution.column(query);
        return new TrainingsLookup(values(column), resolution.epoch(column, query));
    }

    /**
     * Opens a column of the manifest at one of its fidelities, training by training.
     *
     * @throws IllegalArgumentException if the column has no values there
     */
    public TrainingsLookup trainings(Column column, Fidelity fidelity) {
        int epoch = column.fidelities().indexOf(fidelity);
        if (epoch < 0) {
            throw new IllegalArgumentException(column + " has no values at " + fidelity);
        }
        return new TrainingsLookup(values(column), epoch);
    }

    /**
     * Opens a static column of the manifest.
     *
     * @throws IllegalArgumentException if the column is about trainings
     */
    public Lookup property(Column column) {
        if (!column.isStatic()) {
            throw new IllegalArgumentException(column + " is no property of architectures");
        }
        return new Lookup.OfOne(values(column), 0, 0);
    }

    /**
     * Opens whole trainings.
     *
     * @param schedule the epochs of the trainings
     * @param splits whose series the curves show
     */
    public CurvesLookup curves(int schedule, Set<Split> splits) {
        return curves(schedule, splits, EnumSet.of(Column.Shape.CURVE));
    }

    /** Opens whole trainings on all splits, with what was measured after their last epoch alone. */
    public CurvesLookup wholeTrainings(int schedule) {
        return curves(schedule, EnumSet.allOf(Split.class), EnumSet.of(Column.Shape.CURVE, Column.Shape.FINAL));
    }

    private CurvesLookup curves(int schedule, Set<Split> splits, Set<Column.Shape> shapes) {
        Map<Series, ColumnValues> curves = new LinkedHashMap<>();
        for (Column column : manifest.columns()) {
            if (shapes.contains(column.shape()) && column.schedule() == schedule) {
                column.series()
                        .filter(series -> splits.contains(series.split()))
                        .ifPresent(series -> curves.put(series, values(column)));
            }
        }
        return new CurvesLookup(curves, schedule);
    }

    /**
     * Reads every file anew and compares it with its checksum, {@code table.json} with its own.
     *
     * @throws UserError at the first that differs, or has none
     */
    public void verifyChecksums() {
        if (seal.written().isEmpty()) {
            throw UserError.at(
                    store.place(TableManifest.FILE),
                    "it has no SHA-256 of itself as its last field, so that nothing says whether it was changed",
                    MEND + ", or make the table again");
        }
        manifest.blocks().forEach(store::load);
        manifest.columns().forEach(column -> ColumnValues.read(store, manifest, column));
        rows.verify();
    }

    private ColumnValues values(Column column) {
        return columns.computeIfAbsent(column.block().file(), file -> ColumnValues.read(store, manifest, column));
    }
}
