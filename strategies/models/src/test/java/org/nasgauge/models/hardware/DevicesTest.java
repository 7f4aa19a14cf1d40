package org.nasgauge.models.hardware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;

/** On simulated devices, whose coefficients are known. */
class DevicesTest {
    /** Up to eight depths of up to four operations, each with millions of multiply-accumulates and thousands of outputs. */
    private static double[][][] network(SeededRandom random) {
        double[][][] network = new double[1 + random.nextInt(8)][][];
        for (int depth = 0; depth < network.length; depth++) {
            network[depth] = new double[1 + random.nextInt(4)][];
            for (int operation = 0; operation < network[depth].length; operation++) {
                double outputs = 1e3 * (1 + random.nextInt(16));
                double work = random.nextInt(2) == 0 ? 0 : outputs * 144 * (1 + random.nextInt(4));
                network[depth][operation] = new double[] {work, outputs};
            }
        }
        return network;
    }

    private static List<double[][][]> networks(int count, SeededRandom random) {
        List<double[][][]> networks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            networks.add(network(random));
        }
        return networks;
    }

    private static double slowest(double[][][] network, double perWork, double perOutput) {
        double sum = 0;
        for (double[][] depth : network) {
            double slowest = 0;
            for (double[] operation : depth) {
                slowest = Math.max(slowest, perWork * operation[0] + perOutput * operation[1]);
            }
            sum += slowest;
        }
        return sum;
    }

    @ParameterizedTest
    @CsvSource({"0.2, 1e-7, 1e-5, 0", "3, 2e-9, 4e-5, 0", "0.5, 1e-7, 0, 0", "1, 1e-7, 1e-5, 0.02"})
    void sumsRecoverADeviceThatRunsOneAfterTheOther(double constant, double perWork, double perOutput, double noise) {
        SeededRandom random = SeedTree.root(1).generator();
        List<double[][][]> networks = networks(400, random);
        double[] latencies = networks.stream()
                .mapToDouble(one -> Arrays.stream(one)
                                .flatMap(Arrays::stream)
                                .mapToDouble(operation -> perWork * operation[0] + perOutput * operation[1])
                                .sum()
                        + constant
                        + noise * random.nextGaussian())
                .toArray();
        SummedOperations model = new SummedOperations();
        model.fit(networks, latencies);
        assertThat(model.intercept()).isCloseTo(constant, within(1e-5 * constant + noise));
        assertThat(model.coefficients()[0]).isCloseTo(perWork, within(1e-5 * perWork + noise / 1e7));
        assertThat(model.coefficients()[1]).isCloseTo(perOutput, within(1e-5 * perOutput + 1e-11 + noise / 1e5));
    }

    @ParameterizedTest
    @CsvSource({"0.2, 1e-7, 1e-5, 1", "3, 2e-8, 4e-5, 1", "1, 1e-7, 1e-6, 1", "0.2, 1e-7, 1e-5, -1"})
    void theSlowestRecoverADeviceThatRunsADepthSideBySide(
            double constant, double perWork, double perOutput, double turn) {
        SeededRandom random = SeedTree.root(2).generator();
        List<double[][][]> networks = networks(400, random);
        double[] scores = networks.stream()
                .mapToDouble(one -> turn * (constant + slowest(one, perWork, perOutput)))
                .toArray();
        SlowestOperations model = new SlowestOperations();
        model.fit(networks, scores);
        assertThat(turn * model.intercept()).isCloseTo(constant, within(1e-5 * constant));
        assertThat(turn * model.coefficients()[0]).isCloseTo(perWork, within(1e-5 * perWork));
        assertThat(turn * model.coefficients()[1]).isCloseTo(perOutput, within(1e-4 * perOutput));
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "2"})
    void theDeviceIsFoundOfWhichItIsARisingFunction(int similar) {
        SeededRandom random = SeedTree.root(similar).generator();
        List<double[]> known = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            known.add(new double[] {random.nextDouble(), random.nextDouble(), random.nextDouble()});
        }
        double[] scores =
                known.stream().mapToDouble(one -> Math.pow(one[similar], 3)).toArray();
        SimilarDevice model = new SimilarDevice();
        model.fit(known, scores);
        assertThat(model.device()).isEqualTo(similar);
        double before = Double.NEGATIVE_INFINITY;
        for (double x = -0.5; x < 1.5; x += 0.01) {
            double predicted = model.predict(new double[] {x, x, x});
            assertThat(predicted).isGreaterThan(before);
            before = predicted;
        }
        assertThat(model.predict(known.get(3))).isCloseTo(scores[3], within(1e-12));
    }
}
