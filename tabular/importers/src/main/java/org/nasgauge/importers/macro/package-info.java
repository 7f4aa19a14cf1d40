/** NAS-Bench-Macro: chains of blocks on CIFAR-10. */
@NullMarked
package org.nasgauge.importers.macro;

import org.jspecify.annotations.NullMarked;
