/** Errors that a user can mend. */
@NullMarked
package org.nasgauge.api.error;

import org.jspecify.annotations.NullMarked;
