package org.nasgauge.api.search;

import java.util.OptionalDouble;

/**
 * What a strategy is told about a query that it made and paid for.
 *
 * @param value greater means that better final performance is predicted; empty where the estimator has no answer
 * @param seconds simulated, charged for the query
 */
public record Estimate(Proposal.Query query, OptionalDouble value, double seconds) {}
