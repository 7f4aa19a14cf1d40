/**
 * Networks in plain Java that predict the score of an architecture from its graph: a graph isomorphism network, and graph convolutions
 * that share {@link TrainedOnGraphs}. Their arithmetic has one fixed order, for the same reason as that of the other networks.
 */
@NullMarked
package org.nasgauge.models.graph;

import org.jspecify.annotations.NullMarked;
