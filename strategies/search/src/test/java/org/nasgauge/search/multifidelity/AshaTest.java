package org.nasgauge.search.multifidelity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.testkit.SearchStrategyContract;
import org.nasgauge.testkit.ToyBenchmark;

class AshaTest extends SearchStrategyContract {
    @Override
    protected SearchStrategy strategy() {
        return new Asha(new Rungs(3, 1));
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
}
