/** What an experiment is, written before its first run: the benchmark, what is optimised, the studies, the seeds, the code. */
@NullMarked
package org.nasgauge.engine.manifest;

import org.jspecify.annotations.NullMarked;
