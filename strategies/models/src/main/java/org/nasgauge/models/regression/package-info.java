/** Regression models that predict the score of an architecture from its choices. */
@NullMarked
package org.nasgauge.models.regression;

import org.jspecify.annotations.NullMarked;
