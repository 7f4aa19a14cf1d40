package org.nasgauge.tabular.benchmark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.tabular.format.Column;
import org.nasgauge.tabular.query.Lookup;
import org.nasgauge.tabular.query.Query;
import org.nasgauge.tabular.query.Table;

/**
 * What several tables over one space know of an architecture whatever its training, such as counts and latencies. A
 * property that several of them hold is called after its table, as in {@code hw-nas-bench/latency}, so that nobody has
 * to guess which one answers. Safe for use by many threads.
 */
public final class JoinedProperties {
    /** The row of an architecture in a table. */
    private interface Rows {
        OptionalInt find(Table table, Architecture architecture);
    }

    private final Rows rows;
    private final Map<Metric, Source> sources;
    private final SortedMap<String, String> contentHashes;

    private record Source(Table table, Lookup lookup) {
        String name() {
            return lookup.metric().name();
        }

        Metric qualified() {
            Metric metric = lookup.metric();
            return new Metric(table.name() + "/" + metric.name(), metric.unit(), metric.direction());
        }
    }

    private JoinedProperties(Rows rows, Map<Metric, Source> sources, SortedMap<String, String> contentHashes) {
        this.rows = rows;
        this.sources = sources;
        this.contentHashes = contentHashes;
    }

    /**
     * Joins tables by architecture: each is asked for a genome as it answers itself, so that genomes share a row where a
     * row stands for an isomorphism class.
     *
     * @param space the name of the search space whose architectures will be asked for
     * @throws UserError if a table is about another space, two have one name, or the space of one is
     *     not installed
     */
    public static JoinedProperties of(String space, List<Table> tables) {
        SortedMap<String, String> contentHashes = new TreeMap<>();
        List<Source> all = new ArrayList<>();
        for (Table table : tables) {
            if (!table.manifest().space().equals(space)) {
                throw UserError.at(
                        "table " + table.name(),
                        "is about the space " + table.manifest().space() + ", not " + space,
                        "Take properties from a table about " + space);
            }
            if (contentHashes.put(table.name(), table.contentHash()) != null) {
                throw UserError.at("table " + table.name(), "its properties are named twice", "Name each table once");
            }
            // Whether its architectures can be found at all is said now, not at the first evaluation.
            table.representative(0);
            all.addAll(sources(table));
        }
        Map<Metric, Source> sources = new LinkedHashMap<>();
        for (Source source : all) {
            boolean isUnique = all.stream()
                            .filter(other -> other.name().equals(source.name()))
                            .count()
                    == 1;
            sources.put(isUnique ? source.lookup().metric() : source.qualified(), source);
        }
        return new JoinedProperties(Table::find, sources, Collections.unmodifiableSortedMap(contentHashes));
    }

    /** Of one table whose architectures are asked for as it lists them: by their row. */
    static JoinedProperties ofListed(Table table) {
        Map<Metric, Source> sources = new LinkedHashMap<>();
        sources(table).forEach(source -> sources.put(source.lookup().metric(), source));
        SortedMap<String, String> contentHashes = new TreeMap<>(Map.of(table.name(), table.contentHash()));
        return new JoinedProperties(
                (listed, architecture) -> OptionalInt.of(architecture.choice(0)),
                sources,
                Collections.unmodifiableSortedMap(contentHashes));
    }

    private static List<Source> sources(Table table) {
        return table.manifest().columns().stream()
                .filter(Column::isStatic)
                .map(column ->
                        new Source(table, table.lookup(Query.of(column.metric().name()))))
                .toList();
    }

    /** What can be asked for: in the order of the tables, and of the columns of each. */
    public List<Metric> all() {
        return List.copyOf(sources.keySet());
    }

    public boolean has(Metric property) {
        return sources.containsKey(property);
    }

    /**
     * @param property one of {@link #all()}
     * @return the value; or why there is none, also where the table has no row of the architecture
     */
    public Reading of(Architecture architecture, Metric property) {
        Source source = sources.get(property);
        if (source == null) {
            throw new IllegalArgumentException(
                    "no property " + property.name() + " in " + String.join(", ", contentHashes.keySet()));
        }
        OptionalInt row = rows.find(source.table(), architecture);
        return row.isPresent()
                ? source.lookup().reading(row.getAsInt())
                : Reading.missing("not in table " + source.table().name());
    }

    /** What names the content of each table, by the table's name: for the manifest of a result. */
    public SortedMap<String, String> contentHashes() {
        return contentHashes;
    }
}
