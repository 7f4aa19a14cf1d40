/** What the tests of several packages share: a space and a trainer small enough to know by heart. */
@NullMarked
package org.nasgauge.tabular;

import org.jspecify.annotations.NullMarked;
