/** NAS-Bench-301: the trained networks of the DARTS space that its surrogates were fitted to. */
@NullMarked
package org.nasgauge.importers.nasbench301;

import org.jspecify.annotations.NullMarked;
