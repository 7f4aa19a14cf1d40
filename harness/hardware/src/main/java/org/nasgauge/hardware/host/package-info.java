/** The machine that a measurement is made on: what describes it, and what disturbs it. */
@NullMarked
package org.nasgauge.hardware.host;

import org.jspecify.annotations.NullMarked;
