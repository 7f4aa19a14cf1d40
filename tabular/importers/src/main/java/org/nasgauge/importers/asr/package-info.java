/** NAS-Bench-ASR: cells for speech recognition. */
@NullMarked
package org.nasgauge.importers.asr;

import org.jspecify.annotations.NullMarked;
