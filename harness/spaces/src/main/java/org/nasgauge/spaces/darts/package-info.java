/**
 * The cell space of DARTS (Liu, Simonyan and Yang, DARTS: Differentiable architecture search, ICLR 2019) as NAS-Bench-301
 * has it (Zela et al., Surrogate NAS benchmarks, ICLR 2022), and the texts by which its files name an architecture.
 */
@NullMarked
package org.nasgauge.spaces.darts;

import org.jspecify.annotations.NullMarked;
