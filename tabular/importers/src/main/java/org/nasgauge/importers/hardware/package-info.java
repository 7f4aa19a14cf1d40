/** HW-NAS-Bench: latency and energy of networks on devices. */
@NullMarked
package org.nasgauge.importers.hardware;

import org.jspecify.annotations.NullMarked;
