package org.nasgauge.engine.experiment;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.nasgauge.api.error.Quoted;
import org.nasgauge.engine.record.RecordAppender;
import org.nasgauge.engine.record.ResultFolder;
import org.nasgauge.engine.study.Study;

/**
 * Keeps of each study what helps to mend its first fault, the first in the order of the seeds: what a program wrote to its
 * standard error, or where a strategy threw. For its author, and no part of what is compared. Safe for use by many threads.
 */
final class Diagnoses {
    private final Folder folder;
    private final List<Study> studies;
    /** Of each study, the run that its file is about; -1 if an earlier session wrote it. */
    private final int[] first;

    /** @param files of the studies, which tell what an earlier session has recorded */
    Diagnoses(Folder folder, List<Study> studies, List<RecordAppender> files) {
        this.folder = folder;
        this.studies = studies;
        this.first = new int[studies.size()];
        Arrays.fill(first, Integer.MAX_VALUE);
        for (int study = 0; study < first.length; study++) {
            if (files.get(study).recorded() > 0 && Files.exists(folder.resolve(file(study)))) {
                first[study] = -1;
            }
        }
    }

    /** @param seedIndex the place of the run among those of its study */
    synchronized void add(int study, int seedIndex, long seed, String diagnosis) {
        if (seedIndex < first[study]) {
            first[study] = seedIndex;
            folder.makeFolder(ResultFolder.FAULTS);
            folder.replace(
                    file(study),
                    diagnosis
                            .lines()
                            .map(Quoted::visible)
                            .collect(Collectors.joining("\n", "The run with seed " + seed + ":\n\n", "\n"))
                            .getBytes(UTF_8));
        }
    }

    private String file(int study) {
        return ResultFolder.diagnosisFile(studies.get(study).facts());
    }
}
