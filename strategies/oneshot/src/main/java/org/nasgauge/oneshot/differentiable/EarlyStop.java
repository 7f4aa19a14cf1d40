package org.nasgauge.oneshot.differentiable;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.nasgauge.api.space.Architecture;

/** When a search is ended before its epochs are over, and the epoch whose weights it then returns. */
enum EarlyStop {
    /** Never. */
    NONE {
        @Override
        OptionalInt returned(List<Seen> epochs) {
            return OptionalInt.empty();
        }
    },
    /**
     * When the eigenvalue, a mean over five looks, is 1.3 times what it was four looks before: the weights of the epoch
     * before that rise (Zela et al., ICLR 2020, and their code).
     */
    EIGENVALUE {
        @Override
        OptionalInt returned(List<Seen> epochs) {
            int last = epochs.size() - 1;
            double[] looks = epochs.stream()
                    .filter(seen -> !Double.isNaN(seen.eigenvalue))
                    .mapToDouble(Seen::eigenvalue)
                    .toArray();
            if (Double.isNaN(epochs.get(last).eigenvalue) || last - LAG - BACK < START) {
                return OptionalInt.empty();
            }
            double now = mean(looks, looks.length);
            double before = mean(looks, looks.length - BACK / LOOKS_EVERY);
            return now / before > FACTOR ? OptionalInt.of(last - LAG - BACK) : OptionalInt.empty();
        }
    },
    /** When the cell has two skips or more: its weights (Liang et al., DARTS+, 2019, criterion 1). */
    SKIPS {
        @Override
        OptionalInt returned(List<Seen> epochs) {
            int last = epochs.size() - 1;
            return epochs.get(last).skips >= 2 ? OptionalInt.of(last) : OptionalInt.empty();
        }
    },
    /** When the best choices have been the same for ten epochs: their weights (DARTS+, criterion 1*). */
    STABLE {
        @Override
        OptionalInt returned(List<Seen> epochs) {
            int last = epochs.size() - 1;
            Architecture found = epochs.get(last).found;
            boolean stable =
                    last >= 10 && epochs.subList(last - 10, last).stream().allMatch(seen -> seen.found.equals(found));
            return stable ? OptionalInt.of(last) : OptionalInt.empty();
        }
    };

    /** Epochs from one look at the eigenvalue to the next. */
    static final int LOOKS_EVERY = 2;

    private static final int WINDOW = 5;
    private static final int LAG = 4;
    private static final int BACK = 8;
    private static final int START = 10;
    private static final double FACTOR = 1.3;

    /**
     * What is looked at of an epoch.
     *
     * @param eigenvalue NaN where it was not looked at
     * @param skips of the architecture that it would give
     */
    record Seen(Architecture found, int skips, double eigenvalue) {
        Seen(Architecture found, double eigenvalue, Cell cell) {
            this(found, cell.skips(found), eigenvalue);
        }
    }

    /**
     * Asked after each epoch but the last: the epoch, from 0, whose weights are returned, if the search ends now.
     *
     * @param epochs that are done, at least one
     */
    abstract OptionalInt returned(List<Seen> epochs);

    /** Whether the eigenvalue, when it rises, may return the weights of an epoch. */
    static boolean mayReturn(int epoch) {
        return epoch >= START && epoch % LOOKS_EVERY == 0;
    }

    private static double mean(double[] looks, int end) {
        return Arrays.stream(looks, Math.max(0, end - WINDOW), end).average().orElse(Double.NaN);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
