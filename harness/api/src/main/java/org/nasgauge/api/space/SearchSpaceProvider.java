package org.nasgauge.api.space;

import java.util.List;

/** Makes search spaces known by name; found by {@link java.util.ServiceLoader}. */
public interface SearchSpaceProvider {
    /** The spaces, in the order in which they are listed. */
    List<SearchSpace> spaces();
}
