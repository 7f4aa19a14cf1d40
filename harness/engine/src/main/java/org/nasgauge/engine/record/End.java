package org.nasgauge.engine.record;

import java.util.Locale;

/** Why a run ended. */
public enum End {
    /** The budget is used up, or the next evaluation would have exceeded it. */
    BUDGET,
    /** The strategy had nothing more to propose. */
    STRATEGY,
    /** The strategy proposed only failures that cost nothing, for longer than could be chance. */
    STALLED,
    /** The strategy broke the contract or threw an exception; what it had found until then stands. */
    FAULT;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
