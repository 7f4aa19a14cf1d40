package org.nasgauge.models.gradient;

/**
 * Each row less its mean, over its standard deviation, then scaled and shifted by what is learned, column by column: Ba, Kiros and
 * Hinton, Layer normalization, 2016.
 */
public final class LayerNormalization {
    private static final double EPSILON = 1e-5;

    private final Matrix scale;
    private final Matrix shift;

    public LayerNormalization(Parameters parameters, int columns) {
        this.scale = parameters.constant(1, columns, 1);
        this.shift = parameters.constant(1, columns, 0);
    }

    public Matrix of(Recording recording, Matrix a) {
        double[] normal = new double[a.values.length];
        double[] inverse = new double[a.rows];
        Matrix result = recording.result(a.rows, a.columns, a, scale);
        for (int row = 0; row < a.rows; row++) {
            int at = row * a.columns;
            double mean = 0;
            for (int k = 0; k < a.columns; k++) {
                mean += a.values[at + k] / a.columns;
            }
            double variance = 0;
            for (int k = 0; k < a.columns; k++) {
                variance += (a.values[at + k] - mean) * (a.values[at + k] - mean) / a.columns;
            }
            inverse[row] = 1 / StrictMath.sqrt(variance + EPSILON);
            for (int k = 0; k < a.columns; k++) {
                normal[at + k] = (a.values[at + k] - mean) * inverse[row];
                result.values[at + k] = scale.values[k] * normal[at + k] + shift.values[k];
            }
        }
        recording.onTheWayBack(result, () -> back(a, result.gradient, normal, inverse));
        return result;
    }

    private void back(Matrix a, double[] flow, double[] normal, double[] inverse) {
        for (int row = 0; row < a.rows; row++) {
            int at = row * a.columns;
            double mean = 0;
            double along = 0;
            for (int k = 0; k < a.columns; k++) {
                shift.gradient[k] += flow[at + k];
                scale.gradient[k] += flow[at + k] * normal[at + k];
                mean += flow[at + k] * scale.values[k] / a.columns;
                along += flow[at + k] * scale.values[k] * normal[at + k] / a.columns;
            }
            for (int k = 0; k < a.columns && !a.isConstant(); k++) {
                a.gradient[at + k] += inverse[row] * (flow[at + k] * scale.values[k] - mean - normal[at + k] * along);
            }
        }
    }
}
