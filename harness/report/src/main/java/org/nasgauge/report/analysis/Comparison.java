package org.nasgauge.report.analysis;

import org.nasgauge.engine.record.StudyFacts;
import org.nasgauge.statistics.significance.TestResult;
import org.nasgauge.statistics.significance.VarghaDelaney;

/**
 * One strategy against the best one.
 *
 * @param test the Mann-Whitney test of the two samples of final values
 * @param adjusted its p-value after Holm's correction for all strategies compared
 * @param effect the probability that a run of this strategy ends worse than one of the best
 */
public record Comparison(StudyFacts study, TestResult test, double adjusted, VarghaDelaney effect) {}
