package org.nasgauge.engine.external;

import com.fasterxml.jackson.databind.JsonNode;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Estimate;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.space.Architecture;

/** A program that is asked and told. Before it answers it may have the suite draw architectures for it. */
final class ExternalStrategy implements Search {
    private static final int LONGEST_QUOTE = 200;

    private final Program program;
    private final Problem problem;
    private final SeededRandom random;
    private boolean ended;

    private ExternalStrategy(Program program, Problem problem, SeededRandom random) {
        this.program = program;
        this.problem = problem;
        this.random = random;
    }

    /** @throws IllegalArgumentException if the program does not greet back */
    static ExternalStrategy greet(Program program, Problem problem, SeededRandom random) {
        try {
            program.write(Protocol.hello(problem, random.nextLong() >>> 1));
            String line = program.readFirstLine();
            JsonNode answer = Protocol.read(line);
            if (!answer.path("type").asText().equals("ready")
                    || answer.path("protocol").asInt() != Protocol.VERSION) {
                throw program.fault("answered the greeting with " + quoted(line) + "; expected {\"type\": \"ready\","
                        + " \"protocol\": " + Protocol.VERSION + "}");
            }
            return new ExternalStrategy(program, problem, random);
        } catch (IllegalStateException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    program.fault("answered the greeting with " + e.getMessage())
                            .getMessage(),
                    e);
        }
    }

    @Override
    public Proposal ask() {
        if (ended) {
            return Proposal.End.OF_SEARCH;
        }
        program.write(Protocol.ask());
        while (true) {
            String line = program.readLine();
            try {
                JsonNode message = Protocol.read(line);
                switch (message.path("type").asText()) {
                    case "trial" -> {
                        return new Proposal.Trial(
                                Protocol.architecture(message), Protocol.fidelity(message, problem.fullFidelity()));
                    }
                    case "query" -> {
                        return new Proposal.Query(Protocol.architecture(message));
                    }
                    case "wait" -> {
                        return Proposal.Wait.UNTIL_TOLD;
                    }
                    case "end" -> {
                        ended = true;
                        return Proposal.End.OF_SEARCH;
                    }
                    case "sample" -> give(problem.space().sample(random));
                    case "mutate" -> give(mutated(Protocol.architecture(message)));
                    default -> throw new IllegalArgumentException("expected trial, query, wait, end, sample or mutate");
                }
            } catch (IllegalArgumentException e) {
                throw program.fault("answered " + quoted(line) + ": " + e.getMessage());
            }
        }
    }

    private void give(Architecture architecture) {
        program.write(Protocol.architecture(architecture));
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

    private static String quoted(String line) {
        return "'" + (line.length() > LONGEST_QUOTE ? line.substring(0, LONGEST_QUOTE) + "…" : line) + "'";
    }
}
