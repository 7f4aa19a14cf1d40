/** NAS-Bench-Suite-Zero: scores of zero-cost proxies and what they cost. */
@NullMarked
package org.nasgauge.importers.proxies;

import org.jspecify.annotations.NullMarked;
