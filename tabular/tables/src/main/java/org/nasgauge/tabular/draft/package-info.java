/** Making a table in memory, and writing it. */
@NullMarked
package org.nasgauge.tabular.draft;

import org.jspecify.annotations.NullMarked;
