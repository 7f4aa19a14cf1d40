package org.nasgauge.importers.hardware;

import java.util.LinkedHashMap;
import java.util.Map;
import org.nasgauge.api.error.UserError;
import org.nasgauge.importers.ImportedTable;
import org.nasgauge.importers.ListedRows;
import org.nasgauge.importers.foreign.pickle.PickleFields;
import org.nasgauge.tabular.format.TableManifest.Description;

/**
 * The look-up table of FBNet's operators: for each device and quantity a dictionary from the name of an operator, as in
 * {@code ConvBlock_H32_W32_Cin16_Cout16_exp1_kernel3_stride1_group1}, to what it costs. The cost of a network is the sum
 * over its operators; the table lists these, not networks.
 */
final class OperatorCosts {
    private static final int MOST_OPERATORS = 100_000;
    private static final String MEND = "Fetch the file again";

    private OperatorCosts() {}

    /** @param devices the dictionary {@code fbnet} of the file */
    static ImportedTable table(PickleFields devices, Description description) {
        ListedRows rows = new ListedRows();
        Map<String, Map<Integer, Double>> costs = new LinkedHashMap<>();
        for (int i = 0; i < devices.dict().size(); i++) {
            String quantity = PickleFields.text(devices.place(), devices.dict().key(i));
            if (!DeviceMetrics.NAMES.contains(quantity) || costs.containsKey(quantity)) {
                throw UserError.at(devices.place(), "'" + quantity + "' is no quantity, or is there twice", MEND);
            }
            costs.put(
                    quantity,
                    read(
                            PickleFields.of(
                                    devices.place() + ", " + quantity,
                                    devices.dict().value(i)),
                            rows));
        }
        DeviceMetrics metrics = new DeviceMetrics(costs.keySet(), rows.size());
        costs.forEach((quantity, byRow) -> byRow.forEach((row, cost) -> {
            try {
                metrics.put(quantity, row, cost);
            } catch (IllegalArgumentException e) {
                throw UserError.at(devices.place() + ", " + quantity, String.valueOf(e.getMessage()), MEND, e);
            }
        }));
        try {
            return new ImportedTable(description, "fbnet-operators", rows.listed(), rows.numbers(), metrics.columns());
        } catch (IllegalArgumentException e) {
            throw UserError.at(devices.place(), String.valueOf(e.getMessage()), MEND, e);
        }
    }

    private static Map<Integer, Double> read(PickleFields operators, ListedRows rows) {
        Map<Integer, Double> costs = new LinkedHashMap<>();
        for (int i = 0; i < operators.dict().size(); i++) {
            String operator =
                    PickleFields.text(operators.place(), operators.dict().key(i));
            String place = operators.place() + ", " + operator;
            double cost = PickleFields.number(place, operators.dict().value(i));
            if (costs.put(rows.row(operator), cost) != null || rows.size() > MOST_OPERATORS) {
                throw UserError.at(place, "is there twice, or one of too many", MEND);
            }
        }
        return costs;
    }
}
