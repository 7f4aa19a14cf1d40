/**
 * The two spaces of TransNAS-Bench-101 (Duan et al., TransNAS-Bench-101: Improving transferability and generalizability
 * of cross-task neural architecture search, CVPR 2021).
 */
@NullMarked
package org.nasgauge.spaces.transnas;

import org.jspecify.annotations.NullMarked;
