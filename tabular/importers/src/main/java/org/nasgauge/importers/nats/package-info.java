/**
 * NATS-Bench and NAS-Bench-201: trainings of every cell or size, with whole curves. Their files name datasets and
 * evaluation sets in ways that have misled many; {@link org.nasgauge.importers.nats.EvaluationSet} says what each is.
 */
@NullMarked
package org.nasgauge.importers.nats;

import org.jspecify.annotations.NullMarked;
