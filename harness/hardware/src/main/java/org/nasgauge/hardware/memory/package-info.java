/** The memory of a process that does nothing but run one network. */
@NullMarked
package org.nasgauge.hardware.memory;

import org.jspecify.annotations.NullMarked;
