package org.nasgauge.tabular.benchmark;

import java.util.Optional;
import org.nasgauge.api.benchmark.Truth;
import org.nasgauge.api.metric.Direction;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.tabular.table.Lookup;
import org.nasgauge.tabular.table.Table;

/** The best among the architectures that the table knows, and the test value of each. */
record TabularTruth(Table table, Lookup test, Architecture best, double optimum) implements Truth {
    /** Empty where no architecture has a test value. */
    static Optional<Truth> of(Table table, Lookup test) {
        Direction direction = test.metric().direction();
        int best = -1;
        for (int i = 0; i < table.space().size(); i++) {
            int row = table.rowIndex().row(i);
            if (test.isPresent(row)
                    && (best < 0
                            || direction.score(test.value(row))
                                    > direction.score(
                                            test.value(table.rowIndex().row(best))))) {
                best = i;
            }
        }
        return best < 0
                ? Optional.empty()
                : Optional.of(new TabularTruth(
                        table,
                        test,
                        table.space().at(best),
                        test.value(table.rowIndex().row(best))));
    }

    @Override
    public Reading test(Architecture architecture) {
        return test.reading(table.row(architecture));
    }
}
