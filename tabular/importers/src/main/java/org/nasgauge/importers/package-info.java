/**
 * Importers: the field's own files in, table folders out. One class an importer, found by
 * {@link java.util.ServiceLoader}. What can be misread is named on import: each column says its split, schedule and
 * unit, seeds that do not exist are missing, sentinels become missing with a reason.
 */
@NullMarked
package org.nasgauge.importers;

import org.jspecify.annotations.NullMarked;
