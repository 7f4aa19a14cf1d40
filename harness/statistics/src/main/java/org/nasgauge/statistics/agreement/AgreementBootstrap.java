package org.nasgauge.statistics.agreement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.nasgauge.statistics.Finite;

/**
 * Judges estimators of the same things: every {@linkplain AgreementMeasure measure} with bootstrap intervals over those
 * things, all estimators on the same resamples, so that they can be compared in pairs.
 *
 * <p>For the acceleration of BCa the things are left out one by one, or, beyond {@value #MOST_PARTS}, in as many random
 * parts of equal size, whose skewness tends to the same number. The result hangs on the generators alone, not on how many
 * threads share the work.
 *
 * @param resamples how many, at least 1
 * @param level of the intervals, in (0, 1)
 */
public record AgreementBootstrap(int resamples, double level, AgreementMeasure.Top top) {
    private static final int MOST_PARTS = 500;
    private static final int LANES = WeightedPairs.LANES;

    public AgreementBootstrap {
        if (resamples < 1) {
            throw new IllegalArgumentException(resamples + " resamples, expected at least 1");
        }
        Finite.openFraction(level, "level");
    }

    /** A thousand resamples, intervals of 95 %, the best tenth and the first ten. */
    public static AgreementBootstrap withDefaults() {
        return new AgreementBootstrap(1_000, 0.95, AgreementMeasure.Top.STANDARD);
    }

    /**
     * @param truths greater is better
     * @param estimates of each estimator, greater is better, in the order of the truths
     * @param generators the source of chance of each resample, by its number from 0, and with the number {@link
     *     #resamples()} of the parts; each is asked for {@code nextInt(n)} only
     * @return in the order of the estimators
     * @throws IllegalArgumentException if there are no truths, lengths differ, or a value is not finite
     */
    public List<Agreement> of(double[] truths, List<double[]> estimates, IntFunction<RandomGenerator> generators) {
        double[] actual = Finite.sample(truths, "truths");
        List<WeightedPairs> estimators = estimates.stream()
                .map(one -> new WeightedPairs(Finite.sample(one, "estimates"), actual, top))
                .toList();
        int n = actual.length;
        int[] parts = parts(n, generators.apply(resamples));
        int partCount = StrictMath.min(n, MOST_PARTS);
        int samples = 1 + resamples + partCount;
        Table[] tables = new Table[estimators.size()];
        Arrays.setAll(tables, i -> new Table(samples));
        IntStream.range(0, (samples + LANES - 1) / LANES).parallel().forEach(block -> {
            int[] counts = new int[n * LANES];
            for (int lane = 0; lane < LANES && block * LANES + lane < samples; lane++) {
                fill(counts, lane, block * LANES + lane, n, parts, generators);
            }
            for (int i = 0; i < tables.length; i++) {
                tables[i].put(block, estimators.get(i).measures(counts));
            }
        });
        List<Agreement> agreements = new ArrayList<>();
        for (Table table : tables) {
            agreements.add(table.agreement(n));
        }
        return agreements;
    }

    /** The sample itself comes first, then the resamples, then the sample without each of its parts. */
    private void fill(int[] counts, int lane, int sample, int n, int[] parts, IntFunction<RandomGenerator> generators) {
        if (sample >= 1 && sample <= resamples) {
            RandomGenerator random = generators.apply(sample - 1);
            for (int draw = 0; draw < n; draw++) {
                counts[random.nextInt(n) * LANES + lane]++;
            }
            return;
        }
        int without = sample - 1 - resamples;
        for (int i = 0; i < n; i++) {
            counts[i * LANES + lane] = parts[i] == without ? 0 : 1;
        }
    }

    private static int[] parts(int n, RandomGenerator random) {
        int[] parts = new int[n];
        for (int i = 0; i < n; i++) {
            int other = random.nextInt(i + 1);
            parts[i] = parts[other];
            parts[other] = i % MOST_PARTS;
        }
        return parts;
    }

    /** The measures of one estimator, sample by sample. */
    private final class Table {
        private final Map<AgreementMeasure, double[]> bySample = new EnumMap<>(AgreementMeasure.class);

        Table(int samples) {
            for (AgreementMeasure measure : AgreementMeasure.values()) {
                bySample.put(measure, new double[samples]);
            }
        }

        void put(int block, Map<AgreementMeasure, double[]> measures) {
            measures.forEach((measure, lanes) -> {
                double[] values = Objects.requireNonNull(bySample.get(measure));
                int from = block * LANES;
                System.arraycopy(lanes, 0, values, from, StrictMath.min(LANES, values.length - from));
            });
        }

        Agreement agreement(int n) {
            Map<AgreementMeasure, Agreement.Values> values = new EnumMap<>(AgreementMeasure.class);
            bySample.forEach((measure, all) -> values.put(
                    measure,
                    new Agreement.Values(
                            all[0],
                            Arrays.copyOfRange(all, 1, 1 + resamples),
                            Arrays.copyOfRange(all, 1 + resamples, all.length))));
            return new Agreement(n, level, values);
        }
    }
}
