package org.nasgauge.engine.run;

import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;

/**
 * The generators of one run, by their path in the seed tree. None depends on what else a recipe names, nor on labels
 * and settings: the same seed shows every strategy the same sequence of draws, and every estimator the same networks
 * with the same trainings.
 */
record RunSeeds(SeedTree root) {
    static RunSeeds of(long seed) {
        return new RunSeeds(SeedTree.root(seed));
    }

    /** {@code objective/NAME}: below it, those of what predicts an objective, as of a run of its own. */
    RunSeeds of(Metric objective) {
        return new RunSeeds(root.child("objective").child(objective.name()));
    }

    /** {@code strategy/NAME}, {@code wrapper/NAME} or {@code estimator/NAME}: the component's only source of chance. */
    SeededRandom component(String kind, String name) {
        return root.child(kind).child(name).generator();
    }

    /** {@code benchmark}: which training answers, where the seed policy leaves that open; one stream a run. */
    SeededRandom benchmark() {
        return root.child("benchmark").generator();
    }

    /** {@code queries}: the same for the trainings that a strategy's queries are answered from. */
    SeededRandom queries() {
        return root.child("queries").generator();
    }

    /** {@code preparation}: what is evaluated for an estimator to learn from. */
    SeededRandom preparation() {
        return root.child("preparation").generator();
    }

    /** {@code networks}: what estimators rate. */
    SeededRandom networks() {
        return root.child("networks").generator();
    }
}
