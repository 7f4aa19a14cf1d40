package org.nasgauge.api.search;

import java.util.Locale;

/** When workers that are free get something new to do. With one worker it makes no difference. */
public enum Scheduling {
    /** Each as soon as it is free. */
    ASYNCHRONOUS,
    /** All together, once the last of them is free: in batches of as many proposals as there are workers. */
    SYNCHRONOUS;

    /** As recipes write it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
