package com.example.nas;

import static org.nasgauge.assertions.NasAssertions.assertThat;

import org.junit.jupiter.api.Test;

class ChainSpaceTest {
    @Test
    void keepsWhatSpacesPromise() {
        assertThat(new ChainSpace.Provider().space("chain"))
                .readsWhatItWrites()
                .hasCanonicalKeys()
                .hasSymmetricNeighbours()
                .hasArchitectures(27)
                .hasNetworks(27);
    }
}
