package org.nasgauge.report.analysis;

import java.util.OptionalDouble;
import org.nasgauge.api.search.Constraint;
import org.nasgauge.engine.record.Incumbent;
import org.nasgauge.engine.record.SearchRecord;

/** What a run spends. */
public enum BudgetAxis {
    EVALUATIONS {
        @Override
        double at(Incumbent incumbent) {
            return incumbent.evaluation();
        }

        @Override
        double spent(SearchRecord run) {
            return run.evaluations();
        }

        @Override
        public OptionalDouble limit(Constraint budget) {
            return budget.evaluations().isPresent()
                    ? OptionalDouble.of(budget.evaluations().getAsInt())
                    : OptionalDouble.empty();
        }
    },
    SECONDS {
        @Override
        double at(Incumbent incumbent) {
            return incumbent.seconds();
        }

        @Override
        double spent(SearchRecord run) {
            return run.seconds();
        }

        @Override
        public OptionalDouble limit(Constraint budget) {
            return budget.seconds();
        }
    };

    abstract double at(Incumbent incumbent);

    abstract double spent(SearchRecord run);

    /** How much of it a run may spend; empty if the budget does not say. */
    public abstract OptionalDouble limit(Constraint budget);
}
