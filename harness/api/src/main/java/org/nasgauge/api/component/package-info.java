/** What a recipe can name: a strategy or an estimator, with its settings and requirements. */
@NullMarked
package org.nasgauge.api.component;

import org.jspecify.annotations.NullMarked;
