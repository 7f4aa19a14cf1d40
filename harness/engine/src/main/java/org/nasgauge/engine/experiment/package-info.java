/**
 * All studies under all seeds, in parallel, into a folder: the same bytes at any number of threads and after any kill.
 */
@NullMarked
package org.nasgauge.engine.experiment;

import org.jspecify.annotations.NullMarked;
