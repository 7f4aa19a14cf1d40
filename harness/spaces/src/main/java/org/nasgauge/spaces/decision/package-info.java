/** What search spaces have in common whose architectures differ by one decision at a time. */
@NullMarked
package org.nasgauge.spaces.decision;

import org.jspecify.annotations.NullMarked;
