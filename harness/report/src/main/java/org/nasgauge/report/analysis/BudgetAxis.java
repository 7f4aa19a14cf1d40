package org.nasgauge.report.analysis;

import java.util.OptionalDouble;
import org.nasgauge.api.search.Constraint;
import org.nasgauge.engine.record.SearchRecord;
import org.nasgauge.engine.record.SearchRecord.Incumbent;

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
        boolean isKnown(SearchRecord run) {
            return run.seconds().isPresent();
        }

        @Override
        double spent(SearchRecord run) {
            return run.seconds().orElseThrow();
        }

        @Override
        public OptionalDouble limit(Constraint budget) {
            return budget.seconds();
        }
    };

    abstract double at(Incumbent incumbent);

    /** Whether the record says how much of it the run spent. */
    boolean isKnown(SearchRecord run) {
        return true;
    }

    /** Where that {@link #isKnown}. */
    abstract double spent(SearchRecord run);

    /** How much of it a run may spend; empty if the budget does not say. */
    public abstract OptionalDouble limit(Constraint budget);

    /**
     * Where on an axis every run of a study has an incumbent.
     *
     * @param start where the last of them found its first incumbent
     * @param end where the first of them ended
     */
    record BudgetRange(double start, double end) {
        /** Of a run that found something. */
        static BudgetRange of(SearchRecord run, BudgetAxis axis) {
            return new BudgetRange(axis.at(run.trajectory().get(0)), axis.spent(run));
        }

        BudgetRange and(BudgetRange other) {
            return new BudgetRange(StrictMath.max(start, other.start), StrictMath.min(end, other.end));
        }

        BudgetRange endingAt(double newEnd) {
            return new BudgetRange(start, newEnd);
        }
    }
}
