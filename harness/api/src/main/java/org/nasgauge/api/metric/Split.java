package org.nasgauge.api.metric;

import java.util.Locale;

/** Which part of the dataset a value was measured on. */
public enum Split {
    TRAIN,
    VALIDATION,
    TEST;

    /** The name as recipes and tables write it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
