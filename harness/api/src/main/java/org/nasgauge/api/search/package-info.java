/** Search strategies: they propose what to evaluate next and learn from the answer. */
@NullMarked
package org.nasgauge.api.search;

import org.jspecify.annotations.NullMarked;
