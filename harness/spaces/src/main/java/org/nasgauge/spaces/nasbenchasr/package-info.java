/**
 * The space of NAS-Bench-ASR (Mehrotra et al., NAS-Bench-ASR: Reproducible neural architecture search for speech
 * recognition, ICLR 2021): a chain of three operations with skip connections.
 */
@NullMarked
package org.nasgauge.spaces.nasbenchasr;

import org.jspecify.annotations.NullMarked;
