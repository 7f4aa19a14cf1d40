package org.nasgauge.report.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.nasgauge.engine.record.ResultFolder;
import org.nasgauge.report.analysis.Analysis;
import org.nasgauge.report.document.Document;
import org.nasgauge.report.document.Document.Section;
import org.nasgauge.report.document.Table;

/** The document on an experiment. */
public final class ExperimentReport {
    private ExperimentReport() {}

    /**
     * Reads the records in a folder, whether the experiment has ended or not.
     *
     * @throws org.nasgauge.api.error.UserError if there is no experiment, or a record cannot be read
     */
    public static Document of(Path folder) {
        return of(Analysis.of(ResultFolder.open(folder)));
    }

    public static Document of(Analysis analysis) {
        return of(analysis, data(analysis));
    }

    /** What the document holds for programs; it is there at once. */
    public static List<Table> data(Analysis analysis) {
        return DataTables.of(analysis);
    }

    /** @param data of the same analysis */
    public static Document of(Analysis analysis, List<Table> data) {
        List<Section> sections = new ArrayList<>();
        sections.add(Overview.of(analysis));
        if (!analysis.searches().results().isEmpty()) {
            sections.add(new SearchSection(analysis).section());
        }
        MixtureSection.of(analysis.searches()).ifPresent(sections::add);
        analysis.fronts().map(fronts -> new FrontSection(fronts).section()).ifPresent(sections::add);
        if (!analysis.estimations().isEmpty()) {
            sections.add(new EstimatorSection(analysis).section());
        }
        sections.add(Definitions.of(analysis));
        return new Document(analysis.manifest().name(), sections, data);
    }
}
