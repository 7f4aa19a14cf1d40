package org.nasgauge.reproduction.check;

import java.util.Optional;
import org.nasgauge.reproduction.measure.Measured;
import org.nasgauge.reproduction.published.PublishedCell;

/** @param ours empty where it could not be derived */
public record CheckedCell(PublishedCell cell, Optional<Measured> ours, Verdict verdict) {}
