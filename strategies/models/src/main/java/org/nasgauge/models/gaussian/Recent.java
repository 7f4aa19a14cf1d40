package org.nasgauge.models.gaussian;

import java.util.LinkedHashMap;
import java.util.Map;

/** What was looked up last; what has not been for the longest time is forgotten. */
final class Recent<K, V> extends LinkedHashMap<K, V> {
    private final int most;

    /** @param most entries that are kept, at least 1 */
    Recent(int most) {
        super(16, 0.75f, true);
        this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
    }
}
