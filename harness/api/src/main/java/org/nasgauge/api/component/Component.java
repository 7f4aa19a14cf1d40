package org.nasgauge.api.component;

import java.util.List;
import java.util.Set;

/** What a recipe names and the suite makes an instance of, once a run. */
public interface Component {
    /** Lower case, words joined by hyphens. */
    String name();

    /** One sentence for lists and help. */
    String summary();

    /** The paper that defines it, with the deviations from it, if any. */
    String source();

    List<Setting<?>> settings();

    /** What the benchmark must be able to do. */
    Set<Capability> requirements();
}
