package org.nasgauge.api.search;

/**
 * A strategy that fits a model to what it was told, and lets that be timed apart from {@link #ask}. Whether anybody calls
 * {@link #fit} must not change what it proposes.
 */
public interface FittingStrategy extends SearchStrategy {
    /** Brings the model up to date where the next ask needs that; ask does so itself where nobody has. */
    void fit();
}
