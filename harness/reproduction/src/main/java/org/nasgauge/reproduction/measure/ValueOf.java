package org.nasgauge.reproduction.measure;

import org.nasgauge.api.error.UserError;
import org.nasgauge.reproduction.data.ArchitectureValues;
import org.nasgauge.reproduction.data.Columns;
import org.nasgauge.reproduction.data.Unavailable;

/**
 * The value of one architecture.
 *
 * @param architecture its number in the order of the space, or the field's own form of it
 */
public record ValueOf(String place, String of, String architecture) implements Measure {
    @Override
    public Measured of(Columns columns) throws Unavailable {
        ArchitectureValues values = columns.get(of);
        int index = index(values);
        if (!values.isPresent(index)) {
            throw new Unavailable("the data hold no " + of + " of architecture " + architecture);
        }
        return Measured.of(values.at(index), 1);
    }

    private int index(ArchitectureValues values) {
        try {
            return architecture.matches("[0-9]{1,9}")
                    ? checked(Integer.parseInt(architecture), values)
                    : values.space().indexOf(values.space().parse(architecture));
        } catch (IllegalArgumentException e) {
            throw UserError.at(place, String.valueOf(e.getMessage()), "Name an architecture of the space", e);
        }
    }

    private static int checked(int index, ArchitectureValues values) {
        if (index >= values.size()) {
            throw new IllegalArgumentException("number " + index + " of " + values.size());
        }
        return index;
    }
}
