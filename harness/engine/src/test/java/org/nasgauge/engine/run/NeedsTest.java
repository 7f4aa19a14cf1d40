package org.nasgauge.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Need;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.estimate.Estimation;
import org.nasgauge.api.estimate.Estimator;
import org.nasgauge.api.estimate.Evidence;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.api.metric.Series;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Constraint;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.engine.fixture.SyntheticBenchmark;
import org.nasgauge.engine.study.Study;
import org.nasgauge.engine.study.Supply;

class NeedsTest {
    private final SyntheticBenchmark benchmark = SyntheticBenchmark.able();
    private final List<Evidence> seen = new ArrayList<>();
    private final List<Estimation.Evaluated> learned = new ArrayList<>();

    /** Remembers what it is shown. */
    @Described(name = "looker", summary = "An estimator for tests.", source = "None")
    private static final class Looker implements Estimator {
        private final NeedsTest test;
        private final List<Need> needs;

        Looker(NeedsTest test, List<Need> needs) {
            this.test = test;
            this.needs = needs;
        }

        @Override
        public List<Need> needs() {
            return needs;
        }

        @Override
        public Estimation start(Problem problem, SeededRandom random) {
            return new Estimation() {
                @Override
                public void fit(List<Evaluated> sample) {
                    test.learned.addAll(sample);
                }

                @Override
                public double estimate(Architecture architecture, Evidence evidence) {
                    test.seen.add(evidence);
                    return 1;
                }
            };
        }
    }

    @Test
    void who_needs_nothing_is_shown_nothing() {
        assertThat(rating().of(at(0)))
                .isEqualTo(
                        new Rating.Answer(Reading.of(1), Optional.empty(), Rating.Spent.NOTHING, Rating.Spent.NOTHING));
        assertThat(seen.get(0).curve()).isEmpty();
        assertThat(seen.get(0).properties()).isEmpty();
    }

    @Test
    void a_property_is_shown_by_its_name() {
        rating(new Need.Property("parameters")).of(at(3));
        assertThat(seen.get(0).property("parameters").value()).isEqualTo(1_000 - 3);
        assertThat(seen.get(0).properties()).hasSize(1);
    }

    @Test
    void an_unknown_property_is_refused_with_the_nearest() {
        assertThatThrownBy(() -> rating(new Need.Property("paramters")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("knows the property 'paramters'")
                .hasMessageContaining("Did you mean 'parameters'?");
    }

    /** What is learned from is evaluated and charged before the first answer, and not again. */
    @Test
    void evaluations_are_charged_once() {
        Rating rating = rating(new Need.Evaluations(10, Optional.empty()), new Need.Property("parameters"));
        Rating.Answer first = rating.of(at(0));
        assertThat(first.evaluations()).isEqualTo(10);
        assertThat(first.seconds()).isGreaterThan(0);
        assertThat(rating.of(at(1)))
                .isEqualTo(
                        new Rating.Answer(Reading.of(1), Optional.empty(), Rating.Spent.NOTHING, Rating.Spent.NOTHING));
        assertThat(learned).isNotEmpty().hasSizeLessThanOrEqualTo(10).allSatisfy(one -> {
            assertThat(one.score()).isFinite();
            assertThat(one.evidence().properties()).containsOnlyKeys("parameters");
            assertThat(one.evidence().curve()).isEmpty();
        });
        assertThat(learned).extracting(Estimation.Evaluated::architecture).doesNotHaveDuplicates();
    }

    /** The draw decides how a training goes: the score is that of the training whose epochs are shown. */
    @Test
    void what_is_learned_from_is_shown_of_the_training_that_was_evaluated() {
        rating(new Need.Evaluations(40, Optional.empty()), new Need.Curve(4)).of(at(0));
        assertThat(learned)
                .hasSizeGreaterThan(20)
                .allSatisfy(one -> assertThat(one.evidence().curveOrThrow().at(Series.VALIDATION_ACCURACY, 4))
                        .isEqualTo(one.score()));
    }

    @Test
    void evaluations_at_a_fidelity_that_there_is_not_are_refused() {
        assertThatThrownBy(() -> rating(new Need.Evaluations(3, Optional.of(new Fidelity(77, 99)))))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("'looker' requires of its benchmark that it evaluates at the fidelity 77/99");
    }

    private Rating rating(Need... needs) {
        Estimator looker = new Looker(this, List.of(needs));
        Problem problem = Problem.of(benchmark.space(), benchmark.fidelities(), Constraint.evaluations(1));
        return new Rating(
                benchmark,
                new Study.Use<>(looker, problem, Supply.of("here", "looker", looker, benchmark)),
                RunSeeds.of(1),
                () -> SeedTree.root(3).generator());
    }

    private Architecture at(int number) {
        return benchmark.space().at(number);
    }
}
