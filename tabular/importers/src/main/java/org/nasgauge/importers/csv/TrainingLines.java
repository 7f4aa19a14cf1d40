package org.nasgauge.importers.csv;

import java.util.Optional;
import org.nasgauge.form.Fields;
import org.nasgauge.form.Node;

/**
 * Which training of its network a line is of.
 *
 * @param seed the column that says the seed
 * @param epoch the column that says the epoch
 * @param firstEpoch what that column calls the first epoch
 * @param repeated what lines are that repeat network, seed and epoch
 */
record TrainingLines(Optional<String> seed, Optional<String> epoch, int firstEpoch, Repeated repeated) {
    /** What becomes of lines that repeat network, seed and epoch. */
    enum Repeated {
        REFUSE,
        AVERAGE,
        SEEDS
    }

    static TrainingLines read(Fields mapping) {
        Optional<String> seed =
                mapping.find("seed").map(node -> node.text("the name of the column that holds the seeds"));
        Repeated repeated = mapping.has("repeated") ? mapping.constant("repeated", Repeated.class) : Repeated.REFUSE;
        if (repeated == Repeated.SEEDS && seed.isPresent()) {
            throw mapping.need("repeated", "")
                    .wrong("'average' or nothing, since the key 'seed' names a column of seeds");
        }
        Optional<Node> epoch = mapping.find("epoch");
        if (epoch.isEmpty() || !(epoch.get() instanceof Node.Mapping)) {
            return new TrainingLines(
                    seed, epoch.map(node -> node.text("the name of the column that holds the epochs")), 1, repeated);
        }
        Fields fields = Fields.of(epoch.get(), "column", "first");
        return new TrainingLines(
                seed,
                Optional.of(fields.text("column", "the name of the column that holds the epochs")),
                fields.has("first") ? fields.whole("first", 0, 1) : 1,
                repeated);
    }

    /** Whether a network may stand on several lines, so that what belongs to it may as well. */
    boolean repeatNetworks() {
        return seed.isPresent() || epoch.isPresent() || repeated != Repeated.REFUSE;
    }
}
