package org.nasgauge.report.figure;

import org.nasgauge.report.figure.Axis.Scale;

/** From values to positions on the canvas. */
record Projection(Scale scale, Extent extent, double start, double end) {
    double at(double value) {
        double share = scale == Scale.LINEAR
                ? (value - extent.from()) / (extent.to() - extent.from())
                : StrictMath.log(value / extent.from()) / StrictMath.log(extent.to() / extent.from());
        return start + (end - start) * StrictMath.max(0, StrictMath.min(1, share));
    }
}
