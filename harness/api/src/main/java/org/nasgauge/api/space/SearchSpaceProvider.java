package org.nasgauge.api.space;

import java.util.List;

/**
 * Makes search spaces known by name; found by {@link java.util.ServiceLoader}. A space is made, and its classes are
 * loaded, when it is asked for and not when its name is.
 */
public interface SearchSpaceProvider {
    /** In the order in which the spaces are listed. */
    List<String> names();

    /** @param name one of {@link #names()} */
    SearchSpace space(String name);
}
