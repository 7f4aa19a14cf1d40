/** TransNAS-Bench-101: one space of cells and one of stacks, on seven tasks. */
@NullMarked
package org.nasgauge.importers.transnas;

import org.jspecify.annotations.NullMarked;
