package org.nasgauge.reproduction.measure;

import org.nasgauge.reproduction.data.ArchitectureValues;
import org.nasgauge.reproduction.data.Columns;
import org.nasgauge.reproduction.data.Unavailable;

/** The value of the architecture that is best by another column; of several best, of the first. */
public record ValueOfBest(String of, String by, Population population) implements Measure {
    @Override
    public Measured of(Columns columns) throws Unavailable {
        ArchitectureValues values = columns.get(of);
        ArchitectureValues scores = columns.get(by);
        int[] members = population.of(columns, values, scores);
        if (members.length == 0) {
            throw new Unavailable("the data hold no architecture with both values");
        }
        int best = members[0];
        for (int index : members) {
            if (scores.direction().score(scores.at(index)) > scores.direction().score(scores.at(best))) {
                best = index;
            }
        }
        return Measured.of(values.at(best), members.length);
    }
}
