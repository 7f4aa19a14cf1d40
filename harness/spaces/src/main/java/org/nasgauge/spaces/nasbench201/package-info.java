/**
 * The cell space of NAS-Bench-201 (Dong and Yang, NAS-Bench-201: Extending the scope of reproducible neural architecture
 * search, ICLR 2020), and its sub-spaces of fewer operations.
 */
@NullMarked
package org.nasgauge.spaces.nasbench201;

import org.jspecify.annotations.NullMarked;
