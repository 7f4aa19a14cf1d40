package org.nasgauge.report.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nasgauge.api.search.Constraint;
import org.nasgauge.engine.live.TrainingClock;
import org.nasgauge.engine.manifest.BenchmarkFacts;
import org.nasgauge.engine.manifest.Manifest;

/** What the simulated clock charges and what it does not, in words: what {@code ChargesTest} of the engine holds it to. */
final class Charged {
    private final BenchmarkFacts benchmark;
    private final Manifest manifest;

    Charged(Manifest manifest) {
        this.manifest = manifest;
        this.benchmark = manifest.benchmark();
    }

    /** Of strategies. */
    String toStrategies() {
        List<String> sentences = new ArrayList<>();
        sentences.add("Each evaluation: its training from scratch, or from where it is continued (" + unit() + ")"
                + (isValidated()
                        ? ", and one forward pass over the validation images for the value that is told."
                        : "."));
        lack().ifPresent(sentences::add);
        sentences.add(
                "A training that failed: its epochs up to the failure. What is invalid, or missing from a table: an"
                        + " evaluation, and no time.");
        if (manifest.searches().stream().anyMatch(study -> study.estimator().isPresent())) {
            sentences.add("A query of an estimator: " + ofEstimates() + ".");
        }
        if (manifest.budget().filter(Constraint::chargesProposals).isPresent()) {
            sentences.add("A proposal: the seconds that the program declares which found it.");
        }
        sentences.add(
                "Not charged: " + passOverTest() + "; what the strategy computes itself, which 'report --time' adds.");
        return String.join(" ", sentences);
    }

    /** Of estimators. */
    String toEstimators() {
        List<String> sentences = new ArrayList<>();
        sentences.add("For each network: " + ofEstimates() + " (" + unit() + ").");
        lack().ifPresent(sentences::add);
        sentences.add("Not charged: " + passOverTest()
                + "; what the estimator computes itself beyond passes through networks," + " and no table has timed.");
        return String.join(" ", sentences);
    }

    private String ofEstimates() {
        return "the training that the estimator is shown"
                + (isValidated()
                        ? ", a forward pass over the validation images for each epoch whose validation it is shown"
                        : "")
                + ", its passes through untrained or shared networks, and the seconds that a table recorded for the estimate;"
                + " with the first, the evaluations that it learns from and the training of weights that networks share";
    }

    private boolean isValidated() {
        return benchmark.validationPass().isCharged();
    }

    private Optional<String> lack() {
        return switch (benchmark.validationPass()) {
            case RECORDED -> Optional.empty();
            case DERIVED ->
                Optional.of("The table timed the training alone: what a pass takes is a share of an epoch that its"
                        + " table.json derives.");
            case UNKNOWN ->
                Optional.of("Passes over the validation images are not charged: the benchmark does not know what"
                        + " they take.");
            case LEFT_OUT ->
                Optional.of("Passes over the validation images are not charged: the recipe leaves them out.");
        };
    }

    private String unit() {
        return benchmark
                .clock()
                .map(clock -> clock == TrainingClock.WORK
                        ? "one second for each 10⁹ multiply-accumulates, the same on every machine"
                        : "what it took on the machine that did it, which nobody can reproduce")
                .orElse("the seconds that the benchmark recorded, never those of this computer");
    }

    private String passOverTest() {
        return "the passes over the test images"
                + (benchmark.clock().isPresent() ? ", and trainings that only the judge looks at" : "")
                + ", which judge and tell nobody";
    }
}
