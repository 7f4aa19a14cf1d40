/** Networks that read an architecture as a sequence of choices, and write it again. */
@NullMarked
package org.nasgauge.models.sequence;

import org.jspecify.annotations.NullMarked;
