package org.nasgauge.search.reinforcement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.search.SearchStrategyProvider;
import org.nasgauge.testkit.SearchStrategyContract;

class LstmControllerTest extends SearchStrategyContract {
    @Override
    protected SearchStrategyProvider provider() {
        return new LstmController();
    }

    @Override
    protected Map<String, ?> settings() {
        return Map.of("hidden", 8);
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
        protected SearchStrategyProvider provider() {
            return new LstmController();
        }

        @Override
        protected Map<String, ?> settings() {
            return Map.of("hidden", 8, "update", "reinforce", "learning-rate", 0.0006);
        }
    }
}
