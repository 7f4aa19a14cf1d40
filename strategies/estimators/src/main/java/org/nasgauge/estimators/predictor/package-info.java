/**
 * Predictors: models that learn from evaluated architectures what others will score. White, Zela, Ru, Liu and Hutter, How
 * powerful are performance predictors in neural architecture search?, NeurIPS 2021.
 *
 * <p>A predictor is a record of settings, {@link org.nasgauge.estimators.predictor.Predictor}, that names two things: what is
 * seen of an architecture, and the {@link org.nasgauge.models.regression.Regression} that learns from it. Those that learn
 * from numbers are {@link org.nasgauge.estimators.predictor.VectorPredictor}: they have any encoding, and what other
 * estimators say besides. Scores are standardized before a model sees them, and what it predicts is turned back.
 */
@NullMarked
package org.nasgauge.estimators.predictor;

import org.jspecify.annotations.NullMarked;
