package org.nasgauge.training;

import org.nasgauge.training.tape.SoftmaxCrossEntropy.Score;

/**
 * What one epoch gave.
 *
 * @param train summed over the epoch's batches as they were trained on, the running score that SoTL is defined on
 * @param trainSeconds of processor time, without the evaluation
 */
public record EpochScores(Score train, Score validation, Score test, double trainSeconds, double evaluationSeconds) {}
