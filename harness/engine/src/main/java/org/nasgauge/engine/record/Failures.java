package org.nasgauge.engine.record;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.nasgauge.api.error.Quoted;

/**
 * How many evaluations failed for which reason, in the order in which the reasons first came. There are few: the text of a
 * reason is cut, and what comes after the first {@value #MOST} is counted together.
 */
public record Failures(Map<String, Integer> counts) {
    /** A proposal that is no architecture of the space. */
    public static final String OUTSIDE = "outside the search space";
    /** A proposal to train as the benchmark cannot. */
    public static final String NO_FIDELITY = "at a fidelity that the benchmark does not have";

    public static final Failures NONE = new Failures(Map.of());

    private static final int MOST = 16;
    private static final String OTHERS = "other reasons";

    public Failures {
        counts.forEach((reason, count) -> {
            if (count < 1) {
                throw new IllegalArgumentException("'" + reason + "' failed " + count + " evaluations");
            }
        });
        counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
    }

    public static Failures of(String reason, int count) {
        return new Failures(Map.of(Quoted.cut(reason), count));
    }

    /** These and those. */
    public Failures and(Failures more) {
        if (more.counts.isEmpty()) {
            return this;
        }
        Map<String, Integer> sums = new LinkedHashMap<>(counts);
        more.counts.forEach((reason, count) -> {
            boolean counts = sums.size() < MOST || sums.containsKey(reason) || isInvalid(reason);
            sums.merge(counts ? reason : OTHERS, count, Integer::sum);
        });
        return new Failures(sums);
    }

    private static boolean isInvalid(String reason) {
        return reason.equals(OUTSIDE) || reason.equals(NO_FIDELITY);
    }

    /** All of them. */
    public int count() {
        int sum = 0;
        for (int count : counts.values()) {
            sum += count;
        }
        return sum;
    }

    /** Those that were no fault of the benchmark's: what was proposed cannot be evaluated at all. */
    public int invalid() {
        return counts.getOrDefault(OUTSIDE, 0) + counts.getOrDefault(NO_FIDELITY, 0);
    }
}
