/**
 * The space of NAS-Bench-Macro (Su et al., Prioritized architecture sampling with Monto-Carlo tree search, CVPR 2021): one
 * of three blocks at each of eight layers.
 */
@NullMarked
package org.nasgauge.spaces.nasbenchmacro;

import org.jspecify.annotations.NullMarked;
