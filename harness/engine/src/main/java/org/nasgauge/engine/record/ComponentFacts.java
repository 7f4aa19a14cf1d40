package org.nasgauge.engine.record;

import java.util.SortedMap;

/**
 * A component that a study uses beside the one that it is about.
 *
 * @param settings all of them, as a recipe writes them
 */
public record ComponentFacts(String name, SortedMap<String, Object> settings) {}
