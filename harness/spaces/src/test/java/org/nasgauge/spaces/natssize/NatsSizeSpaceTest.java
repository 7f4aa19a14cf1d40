package org.nasgauge.spaces.natssize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.testkit.SearchSpaceContract;

class NatsSizeSpaceTest extends SearchSpaceContract {
    private final NatsSizeSpace space = new NatsSizeSpace();

    @Override
    protected SearchSpace space() {
        return space;
    }

    @Override
    protected List<String> illegalTexts() {
        return List.of(
                "", "8:8:8:8", "8:8:8:8:8:8", "8:8:8:8:0", "8:8:8:8:72", "8:8:8:8:12", "08:8:8:8:8", "8:8:8:8:8 ");
    }

    /** Known networks of the official meta file, which lists the product of the channels, the last one fastest. */
    @Test
    void numbersNetworksInTheOfficialOrder() {
        assertThat(space.size()).isEqualTo(32_768);
        assertThat(space.format(space.at(0))).isEqualTo("8:8:8:8:8");
        assertThat(space.format(space.at(8))).isEqualTo("8:8:8:16:8");
        assertThat(space.format(space.at(11))).isEqualTo("8:8:8:16:32");
        assertThat(space.format(space.at(32_767))).isEqualTo("64:64:64:64:64");
    }
}
