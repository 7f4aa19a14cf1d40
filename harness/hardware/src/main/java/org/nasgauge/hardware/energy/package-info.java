/** Energy by the counters of the processor, where the machine has them and lets them be read. */
@NullMarked
package org.nasgauge.hardware.energy;

import org.jspecify.annotations.NullMarked;
