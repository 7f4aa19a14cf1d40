/** Search spaces: decisions with their choices, which combinations are valid, and which are the same network. */
@NullMarked
package org.nasgauge.api.space;

import org.jspecify.annotations.NullMarked;
