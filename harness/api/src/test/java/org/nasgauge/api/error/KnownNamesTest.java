package org.nasgauge.api.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class KnownNamesTest {
    private static final KnownNames STRATEGIES =
            KnownNames.of("strategy", List.of("random-search", "local-search", "regularized-evolution"));

    @Test
    void suggestsTheNearestName() {
        assertThat(STRATEGIES.nearest("randm-serach")).contains("random-search");
        assertThat(STRATEGIES.nearest("regularised-evolution")).contains("regularized-evolution");
        assertThat(STRATEGIES.nearest("xyz")).isEmpty();
    }

    @Test
    void theErrorNamesPlaceAndMend() {
        assertThat(STRATEGIES.unknown("recipe.yaml, line 3", "local-serch"))
                .hasMessage("recipe.yaml, line 3: unknown strategy 'local-serch'. Did you mean 'local-search'? "
                        + "Known: local-search, random-search, regularized-evolution.");
    }

    @Test
    void distanceCountsEditsAndSwaps() {
        assertThat(KnownNames.distance("kitten", "sitting")).isEqualTo(3);
        assertThat(KnownNames.distance("ab", "ba")).isEqualTo(1);
        assertThat(KnownNames.distance("", "abc")).isEqualTo(3);
    }
}
