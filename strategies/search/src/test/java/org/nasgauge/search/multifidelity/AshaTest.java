package org.nasgauge.search.multifidelity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.search.Constraint;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.testkit.ProductSpace;
import org.nasgauge.testkit.SearchStrategyContract;
import org.nasgauge.testkit.ToyBenchmark;

class AshaTest extends SearchStrategyContract {
    @Override
    protected SearchStrategy strategy() {
        return new Asha(new Rungs(3, 1), Asha.Type.PROMOTION);
    }

    /**
     * By hand, with eta = 3: an architecture goes on as soon as it is among the best third of its rung, rounded down,
     * and was not promoted before.
     */
    @Test
    void promotionsAreThoseOfThePaper() {
        Search search = create(ToyBenchmark.additive(9, 9, 9).problem(100), 1);
        double[] scores = {5, 3, 4, 5, 1, 9, 9, 2, 8, 7, 9};
        int[] epochs = {1, 1, 1, 3, 1, 1, 3, 1, 1, 3, 9};
        Proposal.Trial[] trials = new Proposal.Trial[scores.length];
        for (int i = 0; i < scores.length; i++) {
            trials[i] = (Proposal.Trial) search.ask();
            assertThat(trials[i].fidelity().epoch()).as("epochs of trial " + i).isEqualTo(epochs[i]);
            search.tell(new Observation.Scored(trials[i], scores[i], 1));
        }
        // Trial 0 is the best of 3; 5 of 5; 8 is among the best two of 7; then 5 is the best of 3 on the second rung.
        assertThat(List.of(trials[3], trials[6], trials[9], trials[10]))
                .extracting(Proposal.Trial::architecture)
                .containsExactly(
                        trials[0].architecture(),
                        trials[5].architecture(),
                        trials[8].architecture(),
                        trials[5].architecture());
    }

    @Nested
    class Stopping extends SearchStrategyContract {
        @Override
        protected SearchStrategy strategy() {
            return new Asha(new Rungs(3, 1), Asha.Type.STOPPING);
        }

        /** By hand, with eta = 3: the first of a rung goes on, and later ones if at most a third of all is better. */
        @Test
        void trainingsGoOnAtOnceOrNever() {
            Search search = create(ToyBenchmark.additive(9, 9, 9).problem(100), 1);
            Map<Integer, double[]> scores = new LinkedHashMap<>();
            scores.put(0, new double[] {5, 5, 5, 5});
            scores.put(1, new double[] {4});
            scores.put(2, new double[] {4.5, 6, 4});
            scores.put(3, new double[] {4.2});
            scores.put(4, new double[] {5, 4.9});
            scores.forEach((training, ofRungs) -> {
                Optional<Proposal> next = Optional.of(search.ask());
                for (int rung = 0; rung < ofRungs.length; rung++) {
                    Proposal.Trial trial = (Proposal.Trial) next.orElseThrow();
                    assertThat(trial.fidelity()).isEqualTo(ToyBenchmark.FIDELITIES.get(rung));
                    search.tell(new Observation.Scored(trial, ofRungs[rung], 1));
                    next = search.goOn().map(further -> further);
                }
                assertThat(next).as("training " + training + " goes on").isEmpty();
            });
        }

        @Test
        void whereRungsAreTrainingsOfTheirOwnItIsRefused() {
            Problem problem = Problem.of(
                    ProductSpace.of(3, 3), List.of(Fidelity.full(3), Fidelity.full(9)), Constraint.evaluations(9));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> create(problem, 1))
                    .withMessageContaining("type: promotion");
        }
    }
}
