package org.nasgauge.search.bayesian;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.space.Architecture;

class PenalisedScoresTest {
    @Test
    void scoresWithinTheLimitsStayWhatTheyAre() {
        assertThat(PenalisedScores.of(List.of(scored(90, 0), scored(-3, 0)))).containsExactly(90, -3);
        assertThat(PenalisedScores.of(List.of())).isEmpty();
    }

    /** The range is 40, and 50 the least of all. */
    @Test
    void whatExceedsALimitIsWorthLessThanAllByItsViolation() {
        assertThat(PenalisedScores.of(List.of(scored(60, 0), scored(90, 1), scored(50, 3), scored(80, 0))))
                .containsExactly(60, 50 - 40 * 0.5, 50 - 40 * 0.75, 80);
    }

    @Test
    void equalScoresAreToldApartByTheirViolations() {
        assertThat(PenalisedScores.of(List.of(scored(5, 1), scored(5, 0), scored(5, 3))))
                .containsExactly(4.5, 5, 4.25);
    }

    private static Observation.Scored scored(double score, double violation) {
        return new Observation.Scored(
                new Proposal.Trial(Architecture.of(0), Fidelity.full(1)), score, List.of(), violation, 1);
    }
}
