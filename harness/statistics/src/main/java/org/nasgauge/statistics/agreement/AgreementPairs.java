package org.nasgauge.statistics.agreement;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.nasgauge.statistics.significance.RomanoWolf;

/** Each two of several estimators, compared by one measure on the same resamples. */
public final class AgreementPairs {
    private AgreementPairs() {}

    /**
     * @param better the number of the one whose measure is greater, or that comes first
     * @param other the number of the other one
     * @param adjusted p for all pairs at once, by {@link RomanoWolf}; never below the p of the pair itself
     * @param next whether no third estimator stands between the two
     */
    public record Pair(int better, int other, Agreement.Difference difference, double adjusted, boolean next) {}

    /**
     * From the best pair to the worst, without those whose measure is undefined, be it in one resample.
     *
     * @param agreements over the same things and resamples, of which there are at least 2; a pair names them by their place
     * @throws IllegalArgumentException if they were resampled apart
     */
    public static List<Pair> of(List<Agreement> agreements, AgreementMeasure measure) {
        int[] ranked = IntStream.range(0, agreements.size())
                .boxed()
                .filter(i -> agreements.get(i).value(measure).isPresent())
                .sorted((a, b) -> Double.compare(value(agreements, b, measure), value(agreements, a, measure)))
                .mapToInt(Integer::intValue)
                .toArray();
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < ranked.length; i++) {
            for (int j = i + 1; j < ranked.length; j++) {
                int better = ranked[i];
                int other = ranked[j];
                boolean next = j == i + 1;
                agreements
                        .get(better)
                        .minus(agreements.get(other), measure)
                        .ifPresent(difference -> pairs.add(new Pair(better, other, difference, 1, next)));
            }
        }
        double[] adjusted = RomanoWolf.adjust(
                pairs.stream().mapToDouble(pair -> pair.difference().value()).toArray(),
                i -> agreements
                        .get(pairs.get(i).better())
                        .resampledMinus(agreements.get(pairs.get(i).other()), measure));
        return IntStream.range(0, adjusted.length)
                .mapToObj(i -> corrected(pairs.get(i), adjusted[i]))
                .toList();
    }

    private static double value(List<Agreement> agreements, int which, AgreementMeasure measure) {
        return agreements.get(which).value(measure).orElseThrow();
    }

    private static Pair corrected(Pair pair, double adjusted) {
        double p = StrictMath.max(adjusted, pair.difference().p());
        return new Pair(pair.better(), pair.other(), pair.difference(), p, pair.next());
    }
}
