package org.nasgauge.api.estimate;

import java.util.Optional;
import org.nasgauge.api.benchmark.Complexity;
import org.nasgauge.api.benchmark.LearningCurve;
import org.nasgauge.api.metric.Metric;

/**
 * What was paid for to estimate one architecture.
 *
 * @param objective the metric whose final value is predicted
 * @param complexity present if the estimator requires it
 * @param curve the first epochs of one training, as many as the estimator needs; empty if it needs none
 */
public record Evidence(Metric objective, Optional<Complexity> complexity, Optional<LearningCurve> curve) {}
