package org.nasgauge.search.bayesian;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.space.Architecture;

class BestAndOthersTest {
    private final BestAndOthers trials = new BestAndOthers(2, 4);

    @Test
    void keepsTheOrderOfTime() {
        tell(0, 1);
        tell(1, 3);
        tell(2, 0);
        tell(3, 2);
        assertThat(trials.split(2)).isEqualTo(split(List.of(1, 3), List.of(0, 2)));
    }

    @Test
    void ofEqualScoresTheEarlierIsBetter() {
        tell(0, 1);
        tell(1, 1);
        tell(2, 1);
        assertThat(trials.split(2)).isEqualTo(split(List.of(0, 1), List.of(2)));
    }

    @Test
    void whatFailedIsNeverAmongTheBest() {
        trials.begin(architecture(0));
        trials.tell(new Observation.Failed(trial(0), "did not train", 1));
        tell(1, -5);
        assertThat(trials.split(2)).isEqualTo(split(List.of(1), List.of(0)));
        assertThat(trials.ended()).isEqualTo(2);
    }

    @Test
    void whatIsUnderWayIsAmongTheOthersUntilItIsTold() {
        trials.begin(architecture(7));
        trials.begin(architecture(8));
        tell(0, 1);
        assertThat(trials.split(1)).isEqualTo(split(List.of(0), List.of(7, 8)));
        trials.tell(new Observation.Scored(trial(8), 2, 1));
        assertThat(trials.split(1)).isEqualTo(split(List.of(8), List.of(0, 7)));
    }

    @Test
    void anotherInThePlaceOfWhatWasBegunEndsTheFirstOfThem() {
        trials.begin(architecture(7));
        trials.tell(new Observation.Scored(trial(3), 2, 1));
        assertThat(trials.split(0)).isEqualTo(split(List.of(), List.of(3)));
    }

    /** Of six: two are the best whenever they were, and of the latest four the others. */
    @Test
    void forgetsTheOldOnesButTheBest() {
        double[] scores = {9, 1, 1, 1, 8, 1};
        for (int i = 0; i < scores.length; i++) {
            tell(i, scores[i]);
        }
        assertThat(trials.split(2)).isEqualTo(split(List.of(0, 4), List.of(2, 3, 5)));
        assertThat(trials.ended()).isEqualTo(6);
    }

    private void tell(int architecture, double score) {
        trials.begin(architecture(architecture));
        trials.tell(new Observation.Scored(trial(architecture), score, 1));
    }

    private static BestAndOthers.Split split(List<Integer> best, List<Integer> others) {
        return new BestAndOthers.Split(
                best.stream().map(BestAndOthersTest::architecture).toList(),
                others.stream().map(BestAndOthersTest::architecture).toList());
    }

    private static Proposal.Trial trial(int number) {
        return new Proposal.Trial(architecture(number), Fidelity.full(1));
    }

    private static Architecture architecture(int number) {
        return Architecture.of(number);
    }
}
