/**
 * A graph isomorphism network in plain Java that predicts the score of an architecture from its graph. Its arithmetic has one
 * fixed order, for the same reason as that of the other networks.
 */
@NullMarked
package org.nasgauge.models.graph;

import org.jspecify.annotations.NullMarked;
