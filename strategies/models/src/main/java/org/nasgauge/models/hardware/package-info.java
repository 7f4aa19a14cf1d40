/** Models of what networks cost on a device: from their operations, and from other devices. */
@NullMarked
package org.nasgauge.models.hardware;

import org.jspecify.annotations.NullMarked;
