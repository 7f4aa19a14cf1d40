package org.nasgauge.reproduction.data;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.nasgauge.api.error.KnownNames;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.reproduction.data.Unavailable.Unreadable;
import org.nasgauge.tabular.query.Query;

/** The columns of a reproduction by name, read at first need. */
public final class Columns {
    /** Where a column of numbers over a search space comes from. */
    public sealed interface ColumnSource {
        /**
         * The values of a table under a query that names all of its parts.
         *
         * @param times what each is multiplied by: the epochs, where a table has the seconds of one
         * @param decimals to which each is rounded then; empty for as it is
         */
        record Recorded(TableSource table, Query query, int times, OptionalInt decimals) implements ColumnSource {}

        /** What counting says. */
        record Counted(String place, String space, Count count) implements ColumnSource {}
    }

    /** What several measures are read from. Equal ones are worked out once. */
    public interface Derivation<T> {
        /** @throws Unavailable if the data are not at hand, or do not determine it */
        T of(Columns columns) throws Unavailable;
    }

    private final String place;
    private final Map<String, ColumnSource> sources;
    private final DataFolder data;
    private final Map<String, ArchitectureValues> read = new HashMap<>();
    private final Map<String, Unreadable> refused = new HashMap<>();
    private final Map<String, Operations> operations = new HashMap<>();
    private final Map<Derivation<?>, Object> derived = new HashMap<>();

    /** @param place the reproduction, for messages */
    public Columns(String place, Map<String, ColumnSource> sources, DataFolder data) {
        this.place = place;
        this.sources = Map.copyOf(sources);
        this.data = data;
    }

    /** @throws Unavailable if its data are not at hand, or damaged */
    public ArchitectureValues get(String name) throws Unavailable {
        ArchitectureValues known = read.get(name);
        if (known == null) {
            ColumnSource source = sources.get(name);
            if (source == null) {
                throw KnownNames.of("column", sources.keySet()).unknown(place, name);
            }
            known = read(name, source);
            read.put(name, known);
        }
        return known;
    }

    private ArchitectureValues read(String name, ColumnSource source) throws Unavailable {
        Unreadable before = refused.get(name);
        if (before != null) {
            throw before;
        }
        try {
            return open(source);
        } catch (UserError e) {
            Unreadable fault = new Unreadable(e);
            refused.put(name, fault);
            throw fault;
        }
    }

    /** A search space by name. */
    public EnumerableSpace space(String name) {
        return data.spaces().enumerable(place, name);
    }

    /**
     * What the networks of a space consist of.
     *
     * @throws UserError if the space does not say what its networks are
     */
    public Operations operations(String asked, EnumerableSpace space) {
        return operations.computeIfAbsent(space.name(), name -> Operations.of(asked, space));
    }

    /** @throws Unavailable if its data are not at hand, or do not determine it */
    @SuppressWarnings("unchecked") // what stands at a derivation is its own
    public <T> T derived(Derivation<T> derivation) throws Unavailable {
        Object known = derived.get(derivation);
        if (known == null) {
            known = derivation.of(this);
            derived.put(derivation, known);
        }
        return (T) known;
    }

    private ArchitectureValues open(ColumnSource source) throws Unavailable {
        if (source instanceof ColumnSource.Counted counted) {
            EnumerableSpace space = data.spaces().enumerable(counted.place(), counted.space());
            return ArchitectureValues.counted(space, counted.count().in(counted.place(), space));
        }
        ColumnSource.Recorded recorded = (ColumnSource.Recorded) source;
        return ArchitectureValues.recorded(data.open(recorded.table()), recorded);
    }
}
