package org.nasgauge.api.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.space.Architecture;

class ObservationTest {
    private final Observation.Scored best = scored(3, 0);
    private final Observation.Scored good = scored(1, 0);
    private final Observation.Scored exceedsALittle = scored(9, 0.1);
    private final Observation.Scored exceedsMuch = scored(99, 2);
    private final Observation.Scored exceedsMuchForLess = scored(98, 2);

    @Test
    void whatKeepsTheLimitsComesFirstThenTheLesserViolationThenTheGreaterScore() {
        assertThat(Stream.of(exceedsMuchForLess, good, exceedsMuch, exceedsALittle, best)
                        .sorted(Observation.Scored.BEST_FIRST))
                .containsExactly(best, good, exceedsALittle, exceedsMuch, exceedsMuchForLess);
    }

    @Test
    void oneBeatsAnotherWhereItComesStrictlyBefore() {
        List<Observation.Scored> all =
                List.of(best, good, exceedsALittle, exceedsMuch, exceedsMuchForLess, scored(1, 0), scored(99, 2));
        for (Observation.Scored one : all) {
            for (Observation.Scored other : all) {
                assertThat(one.beats(other)).isEqualTo(Observation.Scored.BEST_FIRST.compare(one, other) < 0);
            }
        }
    }

    @Test
    void anOutcomeOfAnotherTrialDiffersInTrialAndCostOnly() {
        Proposal.Trial other = new Proposal.Trial(Architecture.of(1), Fidelity.full(1));
        assertThat(exceedsALittle.of(other, 7)).isEqualTo(new Observation.Scored(other, 9, List.of(), 0.1, 7));
        assertThat(new Observation.Failed(best.trial(), "diverged", 3).of(other, 7))
                .isEqualTo(new Observation.Failed(other, "diverged", 7));
    }

    private static Observation.Scored scored(double score, double violation) {
        return new Observation.Scored(
                new Proposal.Trial(Architecture.of(0), Fidelity.full(1)), score, List.of(), violation, 1);
    }
}
