package org.nasgauge.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.metric.Direction;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Unit;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Proposal;

/** What a strategy for several objectives promises besides: with one objective it keeps the common contract. */
public abstract class MultiObjectiveContract extends SearchStrategyContract {
    private static final int EVALUATIONS = 120;

    @Test
    protected void proposesOnlyLegalTrialsForTwoObjectives() {
        assertSurvives(landscape());
    }

    @Test
    protected void theSameSeedGivesTheSameTrialsForTwoObjectives() {
        assertThat(trials(landscape())).isEqualTo(trials(landscape()));
    }

    @Test
    protected void survivesTiesInEveryObjective() {
        TwoObjectiveToy toy = landscape();
        assertSurvives(new TwoObjectiveToy(toy.space(), a -> 0, toy.second(), 8));
        assertSurvives(new TwoObjectiveToy(toy.space(), toy.first(), a -> 1, 8));
        assertSurvives(new TwoObjectiveToy(toy.space(), a -> 0, a -> 1, 8));
        assertSurvives(new TwoObjectiveToy(toy.space(), a -> a.choice(0), a -> a.choice(0), 8));
    }

    @Test
    protected void survivesObjectivesOfDifferentMagnitudes() {
        assertSurvives(landscape().scaled(1e-12, 1e12));
        assertSurvives(landscape().scaled(1e12, 1e-12));
    }

    @Test
    protected void survivesLimitsThatFewOrNoneKeep() {
        assertSurvives(landscape().withLimit(3));
        assertSurvives(landscape().withLimit(0.5));
    }

    @Test
    protected void survivesFailuresAndSeveralWorkersWithTwoObjectives() {
        for (int workers : new int[] {1, 7, 64}) {
            TwoObjectiveToy toy = landscape().withLimit(8);
            SeededRandom random = SeedTree.root(workers).child("order").generator();
            List<Observation> told = Trials.run(
                    create(toy.problem(EVALUATIONS), 1),
                    trial ->
                            random.nextBoolean() ? new Observation.Failed(trial, "did not train", 1) : toy.apply(trial),
                    EVALUATIONS,
                    workers,
                    random);
            assertLegal(told, toy.problem(EVALUATIONS));
        }
    }

    @Test
    protected void proposesOnlyLegalTrialsForManyObjectives() {
        TwoObjectiveToy toy = landscape();
        for (int objectives : new int[] {3, 4, 8, 20}) {
            Problem two = toy.problem(EVALUATIONS);
            List<Metric> metrics = new ArrayList<>(two.objectives());
            for (int i = 2; i < objectives; i++) {
                metrics.add(new Metric("further-" + i, Unit.SCORE, Direction.MAXIMIZE));
            }
            Problem many = new Problem(
                    two.space(), two.fidelities(), two.constraint(), metrics, two.properties(), two.optimum());
            assertLegal(Trials.run(create(many, 7), trial -> withMore(toy, trial, objectives), EVALUATIONS), many);
        }
    }

    /** The others are negative, zero and positive. */
    private static Observation withMore(TwoObjectiveToy toy, Proposal.Trial trial, int objectives) {
        Observation.Scored scored = (Observation.Scored) toy.apply(trial);
        List<Double> further = new ArrayList<>(scored.further());
        for (int i = 2; i < objectives; i++) {
            further.add((double)
                            trial.architecture().choice(i % trial.architecture().length())
                    - 1);
        }
        return new Observation.Scored(trial, scored.score(), further, scored.violation(), scored.seconds());
    }

    private void assertSurvives(TwoObjectiveToy toy) {
        assertLegal(trials(toy), toy.problem(EVALUATIONS));
    }

    private List<Observation> trials(TwoObjectiveToy toy) {
        return Trials.run(create(toy.problem(EVALUATIONS), 7), toy, EVALUATIONS);
    }

    private static TwoObjectiveToy landscape() {
        return TwoObjectiveToy.conflicting(5, 4, 3, 3, 2);
    }

    private static void assertLegal(List<Observation> told, Problem problem) {
        assertThat(told).isNotEmpty().allSatisfy(observation -> {
            assertThat(problem.space().violation(observation.trial().architecture()))
                    .isEmpty();
            assertThat(problem.fidelities()).contains(observation.trial().fidelity());
        });
    }
}
