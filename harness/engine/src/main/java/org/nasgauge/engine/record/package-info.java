/**
 * What an experiment leaves behind beside its manifest: for each study a file of records, one line a run. Append-only,
 * with a schema version; a line that was torn by a kill is never believed.
 */
@NullMarked
package org.nasgauge.engine.record;

import org.jspecify.annotations.NullMarked;
