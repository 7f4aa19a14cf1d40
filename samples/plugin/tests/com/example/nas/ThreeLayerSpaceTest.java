package com.example.nas;

import static org.nasgauge.assertions.NasAssertions.assertThat;

import org.junit.jupiter.api.Test;

class ThreeLayerSpaceTest {
    @Test
    void keepsWhatSpacesPromise() {
        assertThat(new ThreeLayerSpace.Provider().space("three-layers"))
                .readsWhatItWrites()
                .hasCanonicalKeys()
                .hasSymmetricNeighbours()
                .hasArchitectures(27)
                .hasNetworks(27);
    }
}
