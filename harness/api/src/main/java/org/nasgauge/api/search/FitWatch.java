package org.nasgauge.api.search;

import java.util.function.Supplier;

/** Runs the fits of a strategy's model, so that they can be timed. */
public interface FitWatch {
    /** Looks at nothing. */
    FitWatch NONE = Supplier::get;

    /** Runs a fit, once and before it returns. */
    <M> M get(Supplier<M> fit);

    /** The same for a model that is fitted in place. */
    default void run(Runnable fit) {
        get(() -> {
            fit.run();
            return fit;
        });
    }
}
