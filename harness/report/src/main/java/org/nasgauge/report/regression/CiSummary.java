package org.nasgauge.report.regression;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    public CiSummary {
        files = List.copyOf(files);
    }

    /** One line that says all of a study that differs: numbers, interval, and where its records part. */
    public static String line(StudyCheck study) {
        StringBuilder line = new StringBuilder(study.label() + ": " + study.verdict());
        if (study.differs()) {
            String counts = study.worse() + " worse, " + study.better() + " better, "
                    + (study.seeds() - study.worse() - study.better()) + " tied";
            String evidence = "e = " + number(study.signs().e());
            int n = study.signs().n();
            line.append(" after " + n + " seeds")
                    .append(
                            n < study.seeds()
                                    ? " with " + evidence + "; of all " + study.seeds() + ": " + counts
                                    : ": " + counts + ", " + evidence);
        }
        study.mean()
                .ifPresent(mean -> line.append("; mean loss greater by ")
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
        return printable(line.toString());
    }

    /** On one line, so that no name from a recipe begins another one, which could be a command to who reads the log. */
    private static String printable(String text) {
        return CONTROL.matcher(text).replaceAll("\uFFFD");
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
        boolean filesFail = !check.alone().isEmpty() || (!files.isEmpty() && (exact || check.sameCode()));
        long failures = check.studies().stream().filter(this::fails).count() + (filesFail ? 1 : 0);
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite name=\"" + suite + "\" tests=\""
                + (check.studies().size() + 1) + "\" failures=\"" + failures + "\" errors=\"0\" skipped=\""
                + check.studies().stream().filter(CiSummary::isSkipped).count() + "\">\n"
                + check.studies().stream().map(study -> testCase(suite, study)).collect(Collectors.joining())
                + (filesFail
                        ? opened(suite, "published files")
                                + failure("published files differ", String.join("\n", otherwise()))
                        : opened(suite, "published files").replace(">\n", "/>\n"))
                + "</testsuite>\n";
    }

    /** What differs besides the studies that stand in both results, in words: what stands in one of them only comes first. */
    public List<String> otherwise() {
        return Stream.concat(check.alone().stream(), files.stream())
                .map(CiSummary::printable)
                .toList();
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
        Stream<String> alone =
                check.alone().stream().map(line -> "::error title=" + property(name) + "::" + escaped(line));
        Stream<String> studies = check.studies().stream()
                .filter(StudyCheck::differs)
                .map(study -> (fails(study) ? "::error" : "::warning") + " title="
                        + property(name + ", " + study.label()) + "::" + escaped(line(study)));
        return Stream.concat(alone, studies).toList();
    }

    private static String property(String text) {
        return escaped(text).replace(":", "%3A").replace(",", "%2C");
    }

    private static String escaped(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }
}
