package org.nasgauge.search.reinforcement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.testkit.SearchStrategyContract;

class LstmControllerTest extends SearchStrategyContract {
    @Override
    protected SearchStrategy strategy() {
        return new LstmController(LstmController.Rule.PPO, 8, 0.1, 0.035, 0.00001, 0.95, 20, 4, 0.2);
    }

    /** Equation 7 of Schulman et al., 2017: the objective min(r A, clip(r, 1 − ε, 1 + ε) A) is flat where it clips. */
    @Test
    void clipsOnlyWhatHasGoneTooFarInTheDirectionOfItsAdvantage() {
        assertThat(LstmController.clipped(1.3, 1, 0.2)).isTrue();
        assertThat(LstmController.clipped(0.7, 1, 0.2)).isFalse();
        assertThat(LstmController.clipped(1.3, -1, 0.2)).isFalse();
        assertThat(LstmController.clipped(0.7, -1, 0.2)).isTrue();
    }

    @Nested
    class PlainReinforce extends SearchStrategyContract {
        @Override
        protected SearchStrategy strategy() {
            return new LstmController(LstmController.Rule.REINFORCE, 8, 0.1, 0.06, 0.00001, 0.95, 20, 4, 0.2);
        }
    }
}
