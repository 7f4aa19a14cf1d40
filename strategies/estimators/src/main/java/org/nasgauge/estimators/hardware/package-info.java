/**
 * Predictors of what a network costs on a device, learned from measured ones by what it consists of. All other predictors
 * take a property for their target as well.
 */
@NullMarked
package org.nasgauge.estimators.hardware;

import org.jspecify.annotations.NullMarked;
