/** What models see of architectures. */
@NullMarked
package org.nasgauge.models.encoding;

import org.jspecify.annotations.NullMarked;
