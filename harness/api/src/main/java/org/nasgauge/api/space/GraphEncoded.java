package org.nasgauge.api.space;

/** What a space of cells may have besides: each architecture as a graph whose vertices are operations. */
public interface GraphEncoded {
    /** How many labels there are: the operations, and what else a vertex may be. */
    int labelCount();

    /** The graph of a valid architecture; its labels are from 0 to {@link #labelCount()} − 1. */
    LabelledGraph graph(Architecture architecture);
}
