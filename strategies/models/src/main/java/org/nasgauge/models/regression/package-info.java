/** Regression models of scores, over architectures or over their features. */
@NullMarked
package org.nasgauge.models.regression;

import org.jspecify.annotations.NullMarked;
