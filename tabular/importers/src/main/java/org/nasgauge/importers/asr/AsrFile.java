package org.nasgauge.importers.asr;

import java.nio.file.Path;
import java.util.List;
import org.nasgauge.api.error.UserError;
import org.nasgauge.importers.foreign.ByteSource;
import org.nasgauge.importers.foreign.Compressed;
import org.nasgauge.importers.foreign.pickle.AllowedClasses;
import org.nasgauge.importers.foreign.pickle.Items;
import org.nasgauge.importers.foreign.pickle.PickleFields;
import org.nasgauge.importers.foreign.pickle.PickleLimits;
import org.nasgauge.importers.foreign.pickle.PickleValue;
import org.nasgauge.importers.foreign.pickle.Unpickler;

/**
 * A file of NAS-Bench-ASR: two pickles after one another, the header and a list of rows.
 *
 * @param columns what the values of a row are, in order
 */
record AsrFile(String place, PickleFields header, List<String> columns, List<PickleValue> rows) {
    private static final List<String> OPERATIONS = List.of("linear", "conv5", "conv5d2", "conv7", "conv7d2", "zero");
    private static final int NODES = 3;
    private static final int MOST_ROWS = 13_824;
    private static final String MEND = "Name the released nb-asr-*.pickle, unchanged";

    static AsrFile open(Path path) {
        try (ByteSource source = Compressed.open(path)) {
            PickleFields header = PickleFields.of(path + ", header", pickle(source));
            PickleValue rows = pickle(source);
            if (!(rows instanceof Items list)) {
                throw PickleFields.refused(path + ", rows", "a list", rows);
            }
            if (!source.atEnd() || list.size() > MOST_ROWS) {
                throw UserError.at(path, "holds more than a header and " + MOST_ROWS + " rows", MEND);
            }
            AsrFile file = new AsrFile(path.toString(), header, texts(header, "columns"), list.asList());
            PickleFields space = header.dict("search_space");
            if (!texts(space, "ops").equals(OPERATIONS) || space.whole("nodes") != NODES) {
                throw UserError.at(space.place(), "is not the published one of " + OPERATIONS, MEND);
            }
            return file;
        }
    }

    private static PickleValue pickle(ByteSource source) {
        return new Unpickler(source, PickleLimits.LARGE, AllowedClasses.standard()).read();
    }

    private static List<String> texts(PickleFields fields, String key) {
        return fields.items(key).asList().stream()
                .map(value -> PickleFields.text(fields.place() + ", " + key, value))
                .toList();
    }

    String type() {
        return header.text("dataset_type");
    }

    String placeOf(int row) {
        return place + ", row " + row;
    }

    /** @throws UserError if the row has no such value */
    PickleValue value(int row, String column) {
        int position = columns.indexOf(column);
        if (position < 0) {
            throw UserError.at(header.place(), "no column '" + column + "' among " + columns, MEND);
        }
        PickleValue values = rows.get(row);
        if (values instanceof Items items && items.size() == columns.size()) {
            return items.get(position);
        }
        throw PickleFields.refused(placeOf(row), "a list of " + columns.size(), values);
    }

    /** A list, or an array of NumPy. */
    Items items(int row, String column) {
        PickleValue value = value(row, column);
        if (value instanceof Items items) {
            return items;
        }
        if (value instanceof PickleValue.Numbers array) {
            return array.values();
        }
        throw PickleFields.refused(placeOf(row) + ", " + column, "a list", value);
    }

    String text(int row, String column) {
        return PickleFields.text(placeOf(row) + ", " + column, value(row, column));
    }

    double number(int row, String column) {
        return PickleFields.number(placeOf(row) + ", " + column, value(row, column));
    }

    UserError refused(int row, IllegalArgumentException e) {
        return UserError.at(placeOf(row), String.valueOf(e.getMessage()), MEND, e);
    }
}
