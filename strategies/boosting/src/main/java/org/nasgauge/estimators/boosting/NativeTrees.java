package org.nasgauge.estimators.boosting;

import java.lang.ref.Cleaner;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nasgauge.models.regression.Regression;

/** Boosted trees outside of Java's memory; what was learned is freed with the model, or when it learns anew. */
abstract class NativeTrees implements Regression<double[]> {
    /** What a library has learned. */
    interface Booster {
        double predict(double[] features) throws Exception;

        void free();
    }

    private static final Cleaner CLEANER = Cleaner.create();

    private final String library;
    private @Nullable Booster learned;
    private Cleaner.@Nullable Cleanable memory;

    NativeTrees(String library) {
        this.library = library;
    }

    /**
     * @param rows one an observation
     * @throws LinkageError if the library does not load on this machine
     */
    abstract Booster learn(List<double[]> rows, double[] scores) throws Exception;

    @Override
    public final void fit(List<double[]> known, double[] scores) {
        if (memory != null) {
            memory.clean();
        }
        try {
            Booster booster = learn(known, scores);
            learned = booster;
            memory = CLEANER.register(this, booster::free);
        } catch (LinkageError e) {
            throw new IllegalStateException(
                    "the native library of " + library + " does not load here (" + e.getMessage()
                            + "); boosted-scores learns by the same equations in Java alone",
                    e);
        } catch (Exception e) {
            throw new IllegalStateException(library + " could not learn: " + e.getMessage(), e);
        }
    }

    @Override
    public final double predict(double[] features) {
        if (learned == null) {
            throw new IllegalStateException("nothing was learned yet");
        }
        try {
            return learned.predict(features);
        } catch (Exception e) {
            throw new IllegalStateException(library + " could not predict: " + e.getMessage(), e);
        }
    }
}
