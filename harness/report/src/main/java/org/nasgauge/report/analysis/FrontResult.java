package org.nasgauge.report.analysis;

import java.util.Optional;
import org.nasgauge.engine.record.StudyFacts;
import org.nasgauge.statistics.Summary;
import org.nasgauge.statistics.multiobjective.AttainmentSurfaces;

/**
 * The fronts that one study of a search strategy found. Where one run has no result the study has none.
 *
 * @param hypervolume at the end of the runs: a share of the true front's, where that is known
 * @param area mean hypervolume over {@link SearchComparison#areaRange}
 * @param distance IGD+ from the true front at the end of the runs
 * @param size points on the front at the end of the runs
 * @param curve hypervolume over what limits the runs
 * @param surfaces of what the runs attained at their end, where there are two objectives
 */
public record FrontResult(
        StudyFacts study,
        int runs,
        Finding<Summary> hypervolume,
        Finding<Summary> area,
        Finding<Summary> distance,
        Finding<Summary> size,
        Finding<AnytimeCurve> curve,
        Optional<AttainmentSurfaces> surfaces) {}
