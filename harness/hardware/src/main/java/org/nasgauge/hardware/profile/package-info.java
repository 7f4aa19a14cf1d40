/** Networks measured: written, checked, counted and timed. */
@NullMarked
package org.nasgauge.hardware.profile;

import org.jspecify.annotations.NullMarked;
