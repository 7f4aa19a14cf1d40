package org.nasgauge.tabular.benchmark;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.Decision;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.tabular.query.Table;

/**
 * The architectures that a table lists, as a space of one decision: which of them. They are told apart by their texts;
 * nothing is known of how one is made of another, so that they can be rated but there is little to search by.
 */
final class ListedSpace implements EnumerableSpace {
    private final Table table;
    private final List<Decision> decisions;

    ListedSpace(Table table) {
        this.table = table;
        this.decisions = List.of(new Decision(
                "architecture",
                IntStream.range(0, table.rows()).mapToObj(table::architecture).toList()));
    }

    @Override
    public String name() {
        return table.manifest().space();
    }

    @Override
    public List<Decision> decisions() {
        return decisions;
    }

    @Override
    public int size() {
        return table.rows();
    }

    @Override
    public int indexOf(Architecture architecture) {
        return architecture.choice(0);
    }

    @Override
    public Architecture at(int index) {
        return Architecture.of(index);
    }

    @Override
    public Optional<String> violation(Architecture architecture) {
        boolean listed =
                architecture.length() == 1 && architecture.choice(0) >= 0 && architecture.choice(0) < table.rows();
        return listed ? Optional.empty() : Optional.of(architecture + " is no number from 0 to " + (table.rows() - 1));
    }

    @Override
    public List<Architecture> neighbours(Architecture architecture) {
        return IntStream.range(0, table.rows())
                .filter(row -> row != architecture.choice(0))
                .mapToObj(this::at)
                .toList();
    }

    @Override
    public Architecture mutate(Architecture architecture, SeededRandom random) {
        if (table.rows() == 1) {
            return architecture;
        }
        int other = random.nextInt(table.rows() - 1);
        return at(other < architecture.choice(0) ? other : other + 1);
    }

    @Override
    public Architecture crossover(Architecture mother, Architecture father, SeededRandom random) {
        return random.nextBoolean() ? mother : father;
    }

    @Override
    public Architecture parse(String text) {
        int row = decisions.get(0).choices().indexOf(text);
        if (row < 0) {
            throw new IllegalArgumentException("'" + text + "' is not listed in the table " + table.name());
        }
        return at(row);
    }

    @Override
    public String format(Architecture architecture) {
        return table.architecture(architecture.choice(0));
    }

    @Override
    public Architecture canonical(Architecture architecture) {
        return architecture;
    }
}
