package org.nasgauge.engine.external;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.nasgauge.api.error.Quoted;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Estimate;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.space.Architecture;

/**
 * A program that is asked and told. Before it proposes something it may have the suite draw architectures for it, and query
 * the estimator: one deadline counts for all of that, and its clock stands still while the suite works.
 */
final class ExternalStrategy implements Search {
    private static final String ONE_LINE = "Write one JSON object a line to standard output, and nothing else;"
            + " what is for people goes to standard error";

    private final Program program;
    private final Patience patience;
    private final Problem problem;
    private final SeededRandom random;
    private boolean ended;
    /** Since it was last asked for. */
    private final Map<String, Double> declared = new TreeMap<>();
    /** Since the last proposal. */
    private int requests;

    private Duration spent = Duration.ZERO;

    private ExternalStrategy(Program program, Patience patience, Problem problem, SeededRandom random) {
        this.program = program;
        this.patience = patience;
        this.problem = problem;
        this.random = random;
    }

    /** @throws ProgramFault if the program does not greet back */
    static ExternalStrategy greet(Program program, Patience patience, Problem problem, SeededRandom random) {
        program.write(Protocol.hello(problem, random.nextLong() >>> 1), patience.start());
        String line = program.readLine(patience.start(), "did not greet back", patience.start());
        String expected = "; expected {\"type\": \"ready\", \"protocol\": " + Protocol.VERSION + "}";
        try {
            JsonNode answer = Protocol.read(line);
            if (answer.path("type").asText().equals("ready")
                    && answer.path("protocol").isInt()
                    && answer.path("protocol").intValue() == Protocol.VERSION) {
                return new ExternalStrategy(program, patience, problem, random);
            }
        } catch (IllegalArgumentException e) {
            throw program.fault(
                    "answered the greeting with " + Quoted.of(line) + ": " + e.getMessage() + expected, ONE_LINE);
        }
        throw program.fault(
                "answered the greeting with " + Quoted.of(line) + expected,
                "Speak this version of the protocol; samples/python/PROTOCOL.md describes it");
    }

    @Override
    public Proposal ask() {
        if (ended) {
            return Proposal.End.OF_SEARCH;
        }
        program.requireSilence();
        long start = System.nanoTime();
        program.write(Protocol.ask(), left(start));
        while (true) {
            String line = program.readLine(
                    left(start),
                    requests == 0 ? "did not answer" : "made requests, and no proposal",
                    patience.answer());
            try {
                JsonNode message = Protocol.read(line);
                switch (message.path("type").asText()) {
                    case "trial" -> {
                        Protocol.requireKeys(message, "type", "architecture", "fidelity", "cost");
                        declare(Protocol.cost(message));
                        return proposed(new Proposal.Trial(
                                Protocol.architecture(message), Protocol.fidelity(message, problem.fullFidelity())));
                    }
                    case "query" -> {
                        Protocol.requireKeys(message, "type", "architecture", "cost");
                        Architecture architecture = Protocol.architecture(message);
                        declare(Protocol.cost(message));
                        countRequest();
                        spent = spent.plusNanos(System.nanoTime() - start);
                        return new Proposal.Query(architecture);
                    }
                    case "wait" -> {
                        return proposed(Proposal.Wait.UNTIL_TOLD);
                    }
                    case "end" -> {
                        ended = true;
                        return proposed(Proposal.End.OF_SEARCH);
                    }
                    case "sample" -> give(problem.space().sample(random), start);
                    case "mutate" -> {
                        Protocol.requireKeys(message, "type", "architecture");
                        give(mutated(Protocol.architecture(message)), start);
                    }
                    default -> throw new IllegalArgumentException("expected trial, query, wait, end, sample or mutate");
                }
            } catch (IllegalArgumentException e) {
                throw program.fault("answered " + Quoted.of(line) + ": " + e.getMessage(), ONE_LINE);
            }
        }
    }

    private void declare(Map<String, Double> costs) {
        costs.forEach((name, cost) -> declared.merge(name, cost, Double::sum));
    }

    @Override
    public Map<String, Double> declaredCosts() {
        Map<String, Double> costs = Map.copyOf(declared);
        declared.clear();
        return costs;
    }

    private Proposal proposed(Proposal proposal) {
        spent = Duration.ZERO;
        requests = 0;
        return proposal;
    }

    /** What is left of the time until the program has to propose something. */
    private Duration left(long start) {
        Duration left = patience.answer().minus(spent).minusNanos(System.nanoTime() - start);
        return left.isNegative() ? Duration.ZERO : left;
    }

    private void countRequest() {
        if (++requests > patience.requests()) {
            throw program.fault(
                    "made more than " + patience.requests() + " requests, and no proposal",
                    "Propose something sooner: draw fewer architectures, and query fewer, for each proposal");
        }
    }

    private void give(Architecture architecture, long start) {
        countRequest();
        program.write(Protocol.architecture(architecture), left(start));
    }

    private Architecture mutated(Architecture parent) {
        problem.space().violation(parent).ifPresent(violation -> {
            throw new IllegalArgumentException(violation);
        });
        return problem.space().mutate(parent, random);
    }

    @Override
    public void tell(Observation observation) {
        program.write(Protocol.tell(observation));
    }

    @Override
    public void tell(Estimate estimate) {
        program.write(Protocol.estimate(estimate));
    }

    @Override
    public void close() {
        program.dismiss(Protocol.end());
    }
}
