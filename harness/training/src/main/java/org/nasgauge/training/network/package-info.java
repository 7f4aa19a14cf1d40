/** Networks of the NAS-Bench-201 cell at a chosen scale, recorded on a tape. */
@NullMarked
package org.nasgauge.training.network;

import org.jspecify.annotations.NullMarked;
