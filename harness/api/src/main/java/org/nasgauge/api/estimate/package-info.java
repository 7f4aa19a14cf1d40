/** Estimators: they predict an architecture's final performance more cheaply than training it. */
@NullMarked
package org.nasgauge.api.estimate;

import org.jspecify.annotations.NullMarked;
