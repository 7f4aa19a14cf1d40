package org.nasgauge.models.density;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.Decision;
import org.nasgauge.testkit.ProductSpace;

class ChoiceKernelsTest {
    private final ProductSpace space = ProductSpace.of(3, 2);
    private final ChoiceKernels kernels = new ChoiceKernels(
            space.decisions(),
            List.of(Architecture.of(0, 1), Architecture.of(2, 1), Architecture.of(2, 0), Architecture.of(1, 1)),
            1e-3);

    /** numpy: h = 1.06 * D.std(0) * 4 ** (-1 / 6), at most (c - 1) / c; mean over the data of products of kernels. */
    @Test
    void agreesWithAnotherImplementation() {
        assertThat(kernels.bandwidth(0)).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(kernels.bandwidth(1)).isCloseTo(0.3643033538046297, within(1e-12));
        assertThat(kernels.density(Architecture.of(2, 1))).isCloseTo(0.18928277436589508, within(1e-12));
        assertThat(kernels.density(Architecture.of(0, 0))).isCloseTo(0.1440505589674383, within(1e-12));
    }

    /** Few decisions and many, with fewer choices than a byte has values and with more: product by product, to the bit. */
    @Test
    void isTheMeanOfProductsInSpacesOfAnySize() {
        SeededRandom random = SeedTree.root(2).generator();
        for (int[] sizes : new int[][] {
            {2},
            {256, 257, 2},
            {257, 3},
            {5, 5, 5, 5, 5, 5},
            {2, 256, 3, 4, 2, 3, 2, 5},
            {4, 3, 2, 4, 3, 2, 4, 3, 2, 300, 2}
        }) {
            List<Decision> decisions = new ArrayList<>();
            for (int size : sizes) {
                decisions.add(new Decision("d" + decisions.size(), Collections.nCopies(size, "c")));
            }
            List<Architecture> data = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                data.add(drawn(sizes, random));
            }
            ChoiceKernels many = new ChoiceKernels(decisions, data, 0.1);
            for (int i = 0; i < 50; i++) {
                Architecture one = i < 20 ? data.get(i).with(sizes.length - 1, 0) : drawn(sizes, random);
                double sum = 0;
                for (Architecture datum : data) {
                    double product = 1;
                    for (int d = 0; d < sizes.length; d++) {
                        double bandwidth = many.bandwidth(d);
                        product *= datum.choice(d) == one.choice(d) ? 1 - bandwidth : bandwidth / (sizes[d] - 1);
                    }
                    sum += product;
                }
                assertThat(many.density(one)).isEqualTo(sum / 20);
            }
        }
    }

    private static Architecture drawn(int[] sizes, SeededRandom random) {
        return Architecture.of(Arrays.stream(sizes).map(random::nextInt).toArray());
    }

    @Test
    void theDensitySumsToOne() {
        double sum = 0;
        for (int index = 0; index < space.size(); index++) {
            sum += kernels.density(space.at(index));
        }
        assertThat(sum).isCloseTo(1, within(1e-12));
    }

    /** The second decision: three of four data have choice 1, which is left for either choice with chance h. */
    @Test
    void drawsNearTheData() {
        SeededRandom random = SeedTree.root(1).generator();
        int ones = 0;
        for (int i = 0; i < 50_000; i++) {
            ones += kernels.nearDatum(random).applyAsInt(1);
        }
        double h = kernels.bandwidth(1);
        assertThat(ones / 50_000.0).isCloseTo(0.75 * (1 - h) + h / 2, within(0.01));
    }
}
