package org.nasgauge.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.estimate.Estimation;
import org.nasgauge.api.estimate.Evidence;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.api.metric.Series;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.engine.fixture.SyntheticBenchmark;
import org.nasgauge.engine.fixture.SyntheticComponents;
import org.nasgauge.engine.recipe.Recipe;
import org.nasgauge.engine.record.EstimationRecord;
import org.nasgauge.engine.study.BenchmarkSource;
import org.nasgauge.engine.study.Plan;
import org.nasgauge.engine.study.Planner;
import org.nasgauge.engine.study.Study;

class EstimationRunTest {
    @Test
    void all_networks_are_rated_once_and_the_training_of_each_is_charged() {
        EstimationRecord record = run("{name: taste, settings: {epochs: 3}}", "all", 1);
        assertThat(record.architectures()).hasSize(60).doesNotHaveDuplicates();
        double seconds = 0;
        for (int i = 0; i < 60; i++) {
            seconds += SyntheticBenchmark.fails(i) ? 0 : 3 * (1 + i / 8.0);
        }
        assertThat(record.seconds()).hasValue(seconds);
        assertThat(record.targets().get(10)).isEqualTo(Reading.of(90));
    }

    @Test
    void what_was_not_trained_is_missing_with_its_reason() {
        EstimationRecord record = run("taste", "all", 1);
        assertThat(record.estimates().get(14)).isEqualTo(Reading.missing("no training is recorded"));
        assertThat(record.targets().get(14)).isEqualTo(Reading.missing("did not train"));
        assertThat(record.estimates().get(15)).isInstanceOf(Reading.Present.class);
    }

    @Test
    void an_estimator_that_needs_no_training_costs_nothing_and_sees_no_curve() {
        EstimationRecord record = run("count", "all", 1);
        assertThat(record.seconds()).hasValue(0);
        assertThat(record.estimates().get(14)).isEqualTo(Reading.of(1_000 - 14));
    }

    @Test
    void a_property_is_judged_in_the_place_of_the_objective_and_nothing_is_trained_for_it() {
        Plan plan = plan("count", "all, target: parameters");
        assertThat(plan.manifest().benchmark().objective()).isEqualTo(Metric.PARAMETERS);
        assertThat(plan.manifest().benchmark().fidelity()).isEqualTo(Fidelity.full(1));
        EstimationRecord record =
                (EstimationRecord) StudyRuns.run(plan.estimations().get(0), 1, strategy -> strategy);
        for (int i = 0; i < 60; i++) {
            assertThat(record.targets().get(i)).isEqualTo(Reading.of(1_000 - i));
        }
        EstimationRecord learned = (EstimationRecord) StudyRuns.run(
                plan("{name: learned, settings: {sample: 5}, of: [count]}", "all, target: parameters")
                        .estimations()
                        .get(0),
                1,
                strategy -> strategy);
        assertThat(learned.costs().trained()).isEqualTo(5);
        assertThat(plan("count", "all").estimations().get(0).facts().id())
                .isNotEqualTo(plan.estimations().get(0).facts().id());
    }

    @Test
    void what_cannot_predict_a_property_is_refused() {
        assertThatThrownBy(() -> plan("taste", "all, target: parameters"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("'synthetic'");
        assertThatThrownBy(() -> plan("count", "all, target: paramters"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("estimators.target")
                .hasMessageContaining("parameters");
        assertThatThrownBy(() -> new Planner(
                                SyntheticComponents.all(),
                                recipe -> new BenchmarkSource.Opened(SyntheticBenchmark.able(), "content"))
                        .plan(Recipe.parse(
                                "a.yaml",
                                "{benchmark: synthetic, seeds: 0..9, budget: {evaluations: 9}, strategies: [guess],"
                                        + " estimators: {target: parameters, studies: [count]}}")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("a recipe of their own");
    }

    @Test
    void estimators_rate_the_same_networks_under_the_same_seed_and_others_under_another() {
        EstimationRecord count = run("count", "20", 5);
        EstimationRecord taste = run("taste", "20", 5);
        assertThat(count.architectures()).hasSize(20).doesNotHaveDuplicates();
        assertThat(taste.architectures()).isEqualTo(count.architectures());
        assertThat(new HashSet<>(run("count", "20", 6).architectures()))
                .isNotEqualTo(new HashSet<>(count.architectures()));
    }

    @Test
    void an_estimate_that_cannot_be_made_is_missing_and_its_training_is_charged_all_the_same() {
        Study.Estimation study = plan("taste", "all").estimations().get(0);
        List<Architecture> two = study.population().all().subList(0, 2);
        EstimationRecord record = record(study, two, () -> (architecture, evidence) -> {
            if (architecture.equals(two.get(0))) {
                throw new IllegalStateException("no idea");
            }
            return Double.NaN;
        });
        assertThat(record.estimates())
                .containsExactly(
                        Reading.missing("the estimator failed: no idea"), Reading.missing("the estimate is NaN"));
        assertThat(record.seconds()).hasValue(2 * 1 + 2 * 1.125);
    }

    @Test
    void an_estimator_that_cannot_be_made_leaves_all_estimates_missing() {
        Study.Estimation study = plan("count", "all").estimations().get(0);
        EstimationRecord record = record(study, study.population().all(), () -> {
            throw new IllegalStateException("no weights");
        });
        assertThat(record.estimates()).containsOnly(Reading.missing("the estimator failed: no weights"));
    }

    /** It believes nothing, but repeats what it is told that came. */
    @Test
    void a_belief_is_held_against_the_end_of_the_training_that_was_shown() {
        Study.Estimation study = plan("{name: taste, settings: {epochs: 4}}", "all")
                .estimations()
                .get(0);
        List<Double> ends = new ArrayList<>();
        EstimationRecord record = record(study, study.population().all(), () -> new Estimation() {
            @Override
            public double estimate(Architecture architecture, Evidence evidence) {
                throw new IllegalStateException("the mean is the estimate");
            }

            @Override
            public Optional<Distribution> distribution(Architecture architecture, Evidence evidence) {
                // Its last training loss is as far from 1 as its last validation accuracy is from 100.
                ends.add(evidence.curveOrThrow().at(Series.TRAIN_LOSS, 4));
                return Optional.of(new Echo(-ends.size()));
            }
        });
        int told = 0;
        for (int i = 0; i < 60; i++) {
            assertThat(record.forecasts().get(i).isPresent()).isEqualTo(!SyntheticBenchmark.fails(i));
            if (!SyntheticBenchmark.fails(i)) {
                double noise = ends.get(told++) - 1 - i;
                assertThat(record.forecasts().get(i).orElseThrow().crps()).isEqualTo(100 - i + noise);
                assertThat(record.estimates().get(i)).isEqualTo(Reading.of(-told));
            }
        }
    }

    private record Echo(double mean) implements Estimation.Distribution {
        @Override
        public double quantile(double probability) {
            return mean;
        }

        @Override
        public double cumulative(double score) {
            return 1;
        }

        @Override
        public double logDensity(double score) {
            return 0;
        }

        @Override
        public double crps(double observed) {
            return observed;
        }
    }

    @Test
    void what_comes_once_stands_apart_from_what_each_estimate_costs() {
        EstimationRecord learned = run("{name: learned, of: [count, {name: taste, settings: {epochs: 2}}]}", "20", 3);
        EstimationRecord taste = run("{name: taste, settings: {epochs: 2}}", "20", 3);
        EstimationRecord.Costs costs = learned.costs();
        assertThat(costs.trained()).isEqualTo(5);
        assertThat(costs.preparation()).isPositive();
        assertThat(costs.queries().orElseThrow()).isCloseTo(taste.seconds().orElseThrow(), within(1e-9));
        assertThat(costs.trainedEpochs()).isGreaterThanOrEqualTo(5);
        assertThat(costs.shownEpochs()).isEqualTo(taste.costs().shownEpochs()).isPositive();
        assertThat(taste.costs().preparation()).isZero();
    }

    @Test
    void an_estimator_sees_what_its_members_say_and_what_it_is_compared_with() {
        EstimationRecord joined = run("{name: learned, of: [count, taste]}", "all", 1);
        EstimationRecord count = run("count", "all", 1);
        EstimationRecord taste = run("taste", "all", 1);
        Reading learned = Reading.missing("the estimator has learned from it");
        assertThat(joined.estimates()).filteredOn(learned::equals).hasSizeBetween(1, 5);
        for (int i = 0; i < 60; i++) {
            if (joined.estimates().get(i).equals(learned)) {
                continue; // of the five that were evaluated beforehand those that did not fail
            }
            if (taste.estimates().get(i) instanceof Reading.Missing missing) {
                assertThat(joined.estimates().get(i)).isEqualTo(Reading.missing("taste: " + missing.reason()));
            } else {
                double sum = count.estimates().get(i).orThrow()
                        + taste.estimates().get(i).orThrow();
                double rated = taste.estimates().stream()
                        .filter(Reading.Present.class::isInstance)
                        .count();
                // The member's own chance, which it also used on what was learned from, moves it a little.
                assertThat(joined.estimates().get(i).orThrow()).isCloseTo(sum + 10_000 * rated, within(2.0));
            }
        }
    }

    @Test
    void members_are_named_exactly_where_they_are_needed() {
        assertThatThrownBy(() -> plan("learned", "all"))
                .hasMessageContaining("'learned' is about other estimators, and the recipe names none")
                .hasMessageContaining("of: [flops, sotl]");
        assertThatThrownBy(() -> plan("{name: count, of: [taste]}", "all"))
                .hasMessageContaining("'count' is not about other estimators");
    }

    @Test
    void a_population_that_the_space_does_not_know_is_refused() {
        assertThatThrownBy(
                        () -> new Planner(
                                        SyntheticComponents.all(),
                                        recipe -> new BenchmarkSource.Opened(SyntheticBenchmark.able(), "content"))
                                .plan(
                                        Recipe.parse(
                                                "a.yaml",
                                                "{benchmark: synthetic, seeds: 0..9, estimators: {population: connected, studies: [count]}}")))
                .hasMessageContaining("estimators.population")
                .hasMessageContaining("no such wiring");
    }

    private static EstimationRecord record(
            Study.Estimation study, List<Architecture> networks, Supplier<Estimation> create) {
        Rating rating = new Rating(
                study.benchmark(),
                study.estimator(),
                create,
                SeedTree.root(2).generator(),
                SeedTree.root(1).generator());
        return EstimationRun.record("study", 1, study.benchmark(), networks, rating);
    }

    private static EstimationRecord run(String estimator, String architectures, long seed) {
        return (EstimationRecord)
                StudyRuns.run(plan(estimator, architectures).estimations().get(0), seed, strategy -> strategy);
    }

    private static Plan plan(String estimator, String architectures) {
        return new Planner(
                        SyntheticComponents.all(),
                        recipe -> new BenchmarkSource.Opened(SyntheticBenchmark.able(), "content"))
                .plan(Recipe.parse(
                        "a.yaml",
                        "{benchmark: synthetic, seeds: 0..9, estimators: {architectures: " + architectures
                                + ", studies: [" + estimator + "]}}"));
    }
}
