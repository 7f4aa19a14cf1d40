/**
 * The cell space of NAS-Bench-101 (Ying et al., NAS-Bench-101: Towards reproducible neural architecture search, ICML
 * 2019): graphs of at most 7 vertices and 9 edges with one of three operations on each inner vertex.
 */
@NullMarked
package org.nasgauge.spaces.nasbench101;

import org.jspecify.annotations.NullMarked;
