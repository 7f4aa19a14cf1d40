/**
 * Small directed acyclic graphs from one input vertex to one output vertex, as the benchmarks with operations on their
 * vertices use them: pruning, and the hash by which those benchmarks name a network.
 */
@NullMarked
package org.nasgauge.spaces.graph;

import org.jspecify.annotations.NullMarked;
