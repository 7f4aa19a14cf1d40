package org.nasgauge.oneshot.differentiable;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.nasgauge.oneshot.differentiable.EarlyStop.Seen;

/** By which rules a search is said to have degenerated, whether or not it stops there. */
enum Collapse {
    /** Half of the choices or more would be skips. */
    SHARE_OF_SKIPS {
        @Override
        Optional<String> reason(List<Seen> epochs, Cell cell) {
            return 2 * skips(epochs) >= cell.edges()
                    ? Optional.of(skips(epochs) + " of " + cell.edges() + " choices are skips")
                    : Optional.empty();
        }
    },
    /** At least two would be (Liang et al., DARTS+, 2019, criterion 1). */
    DARTS_PLUS {
        @Override
        Optional<String> reason(List<Seen> epochs, Cell cell) {
            return EarlyStop.SKIPS.returned(epochs).isPresent()
                    ? Optional.of(skips(epochs) + " skips, where a search would stop at 2")
                    : Optional.empty();
        }
    },
    /** More than two would be, the number that is left in the end (Chen et al., P-DARTS, 2019). */
    P_DARTS {
        @Override
        Optional<String> reason(List<Seen> epochs, Cell cell) {
            return skips(epochs) > 2
                    ? Optional.of(skips(epochs) + " skips, of which 2 would be left")
                    : Optional.empty();
        }
    },
    /** The dominant eigenvalue rises (Zela et al., RobustDARTS, 2020). */
    ROBUST_DARTS {
        @Override
        Optional<String> reason(List<Seen> epochs, Cell cell) {
            return EarlyStop.EIGENVALUE.returned(epochs).isPresent()
                    ? Optional.of("the dominant eigenvalue rises, "
                            + String.format(
                                    Locale.ROOT,
                                    "%.3g",
                                    epochs.get(epochs.size() - 1).eigenvalue())
                            + " now")
                    : Optional.empty();
        }
    },
    /** No way would be left through the cell: all of them would hold a none. */
    NO_WAY {
        @Override
        Optional<String> reason(List<Seen> epochs, Cell cell) {
            return cell.hasWay(epochs.get(epochs.size() - 1).found())
                    ? Optional.empty()
                    : Optional.of("each way through the cell holds a none");
        }
    };

    private static int skips(List<Seen> epochs) {
        return epochs.get(epochs.size() - 1).skips();
    }

    /**
     * Why a search has degenerated after the last of these epochs; empty if it has not.
     *
     * @param epochs that are done, at least one
     */
    abstract Optional<String> reason(List<Seen> epochs, Cell cell);

    /** Whether it holds to the end of a search once it does: the others hold as long as what they count. */
    boolean isFinal() {
        return this == ROBUST_DARTS;
    }

    /** Those that can tell where the eigenvalue is looked at after so many epochs, 0 for never. */
    static List<Collapse> watched(int eigenvalueEvery) {
        return List.of(values()).stream()
                .filter(rule -> rule != ROBUST_DARTS || eigenvalueEvery == EarlyStop.LOOKS_EVERY)
                .toList();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
