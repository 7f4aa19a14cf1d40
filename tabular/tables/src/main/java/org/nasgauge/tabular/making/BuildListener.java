package org.nasgauge.tabular.making;

/** Is told how a build gets on. */
@FunctionalInterface
public interface BuildListener {
    /** Called once at the start and after each training, by one thread at a time. */
    void progress(BuildProgress progress);
}
