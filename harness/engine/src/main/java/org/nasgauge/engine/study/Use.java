package org.nasgauge.engine.study;

import org.nasgauge.api.component.Component;
import org.nasgauge.api.search.Problem;

/**
 * A component as a study uses it.
 *
 * @param problem what it is told
 */
public record Use<C extends Component>(C component, Problem problem) {}
