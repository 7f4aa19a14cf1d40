package org.nasgauge.engine.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where this computer's time went in the runs of one study, over all sessions. It never moves the simulated clock, and
 * is another one each time.
 *
 * @param study id of the study
 * @param runs how many were timed
 * @param cpuSeconds of all these runs
 * @param sample what was timed in more detail, in some of the runs of a strategy
 */
public record TimeSpent(String study, long runs, double cpuSeconds, Optional<Sample> sample) {
    /**
     * Elapsed seconds of some runs, by what they were spent on.
     *
     * @param trials that ended in these runs
     * @param fit bringing a model up to date, where the strategy tells it from ask
     * @param evaluate all that is neither of the strategy's: looking evaluations up, keeping the books
     */
    public record Sample(long trials, double ask, double fit, double tell, double evaluate) {
        private Sample and(Sample more) {
            return new Sample(
                    trials + more.trials, ask + more.ask, fit + more.fit, tell + more.tell, evaluate + more.evaluate);
        }
    }

    private TimeSpent and(TimeSpent more) {
        Optional<Sample> both = sample.isPresent() && more.sample.isPresent()
                ? Optional.of(sample.get().and(more.sample.get()))
                : sample.or(more::sample);
        return new TimeSpent(study, runs + more.runs, cpuSeconds + more.cpuSeconds, both);
    }

    /** By study; lines that are not whole are left out, since nothing depends on them. */
    static Map<String, TimeSpent> read(List<String> lines) {
        Map<String, TimeSpent> spent = new LinkedHashMap<>();
        for (String line : lines) {
            try {
                TimeSpent one = read(Json.object(line.getBytes(StandardCharsets.UTF_8)));
                spent.merge(one.study(), one, TimeSpent::and);
            } catch (IllegalArgumentException e) {
                // torn by a kill
            }
        }
        return spent;
    }

    private static TimeSpent read(JsonNode node) {
        return new TimeSpent(
                Json.text(node, "study"),
                Json.wide(node, "runs"),
                Json.number(node, "cpu-seconds"),
                node.has("sample") ? Optional.of(sample(node.get("sample"))) : Optional.empty());
    }

    private static Sample sample(JsonNode node) {
        return new Sample(
                Json.wide(node, "trials"),
                Json.number(node, "ask-seconds"),
                node.has("fit-seconds") ? Json.number(node, "fit-seconds") : 0,
                Json.number(node, "tell-seconds"),
                Json.number(node, "evaluate-seconds"));
    }
}
