/**
 * Small directed acyclic graphs from one input vertex to one output vertex. For benchmarks with operations on their vertices:
 * pruning, and the hash by which they name a network. For those with operations on the edges of four nodes: paths, and the
 * graph whose vertices are the operations.
 */
@NullMarked
package org.nasgauge.spaces.graph;

import org.jspecify.annotations.NullMarked;
