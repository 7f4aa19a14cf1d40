package org.nasgauge.report.regression;

import java.util.List;
import java.util.stream.Collectors;
import org.nasgauge.report.regression.StudyCheck.Verdict;
import org.nasgauge.report.text.Decimals;
import org.nasgauge.report.text.Xml;

/**
 * A check as continuous integration reads it.
 *
 * @param name of what was checked
 * @param files that differ, in words
 * @param exact whether whatever differs is a failure, and not only a loss
 */
public record CiSummary(String name, RegressionCheck check, List<String> files, boolean exact) {
    private static final int DIGITS = 4;

    public CiSummary {
        files = List.copyOf(files);
    }

    /** One line that says all of a study that differs: numbers, interval, and where its records part. */
    public static String line(StudyCheck study) {
        StringBuilder line = new StringBuilder(study.label() + ": " + study.verdict());
        study.mean()
                .ifPresent(mean -> line.append(" after ")
                        .append(study.signs().n())
                        .append(" seeds: ")
                        .append(study.worse())
                        .append(" worse, ")
                        .append(study.better())
                        .append(" better, ")
                        .append(study.seeds() - study.worse() - study.better())
                        .append(" tied, e = ")
                        .append(number(study.signs().e()))
                        .append("; mean loss greater by ")
                        .append(number(mean.value()))
                        .append(", ")
                        .append(number(100 * mean.interval().level()))
                        .append(" % interval ")
                        .append(number(mean.interval().lower()))
                        .append(" to ")
                        .append(number(mean.interval().upper()))
                        .append(", margin ")
                        .append(number(mean.margin())));
        study.first()
                .ifPresent(first -> line.append(". First at seed ")
                        .append(first.seed())
                        .append(": ")
                        .append(first.what()));
        return line.toString();
    }

    private static String number(double value) {
        return Decimals.significant(value, DIGITS);
    }

    private boolean fails(StudyCheck study) {
        boolean differs = study.verdict() == Verdict.NO_WORSE || study.verdict() == Verdict.UNDECIDED;
        return study.verdict() == Verdict.LOSS || (differs && (exact || check.sameCode()));
    }

    /** A test suite with a case a study, and one for the published files. */
    public String junit() {
        String suite = Xml.escaped(name);
        boolean filesFail = !files.isEmpty() && (exact || check.sameCode());
        long failures = check.studies().stream().filter(this::fails).count() + (filesFail ? 1 : 0);
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite name=\"" + suite + "\" tests=\""
                + (check.studies().size() + 1) + "\" failures=\"" + failures + "\" errors=\"0\" skipped=\""
                + check.studies().stream().filter(CiSummary::isSkipped).count() + "\">\n"
                + check.studies().stream().map(study -> testCase(suite, study)).collect(Collectors.joining())
                + (filesFail
                        ? opened(suite, "published files") + failure("published files differ", String.join("\n", files))
                        : opened(suite, "published files").replace(">\n", "/>\n"))
                + "</testsuite>\n";
    }

    private static boolean isSkipped(StudyCheck study) {
        return study.verdict() == Verdict.UNTESTED;
    }

    private String testCase(String suite, StudyCheck study) {
        String opened = opened(suite, study.label());
        if (fails(study)) {
            return opened + failure(study.verdict().toString(), line(study));
        }
        return isSkipped(study) ? opened + "    <skipped/>\n  </testcase>\n" : opened.replace(">\n", "/>\n");
    }

    private static String opened(String suite, String label) {
        return "  <testcase classname=\"" + suite + "\" name=\"" + Xml.escaped(label) + "\">\n";
    }

    private static String failure(String message, String text) {
        return "    <failure message=\"" + Xml.escaped(message) + "\">" + Xml.escaped(text)
                + "</failure>\n  </testcase>\n";
    }

    /** Workflow commands of GitHub Actions: an error for each failure, a warning for whatever else differs. */
    public List<String> annotations() {
        return check.studies().stream()
                .filter(study -> study.differing() > 0)
                .map(study -> (fails(study) ? "::error" : "::warning") + " title="
                        + escaped(name + ", " + study.label())
                                .replace(":", "%3A")
                                .replace(",", "%2C")
                        + "::" + escaped(line(study)))
                .toList();
    }

    private static String escaped(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }
}
