/** Content and its name. */
@NullMarked
package org.nasgauge.api.content;

import org.jspecify.annotations.NullMarked;
