package org.nasgauge.tabular.making;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.nasgauge.api.metric.Direction;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.api.metric.Unit;
import org.nasgauge.api.space.Architecture;

/** What measures networks side by side on this machine. */
public interface HardwareBench {
    /** How many networks share their rounds: all of them are in memory together. */
    int TOGETHER = 16;

    /** All that decides a measurement but the machine. */
    SortedMap<String, String> recipe();

    /** What the machine is. */
    SortedMap<String, String> environment();

    /**
     * Measures some networks in interleaved rounds.
     *
     * @param batch images at a time
     * @return for each a reading of every property: one that it could not measure is missing, with the reason
     */
    List<Map<Property, Reading>> measure(List<Architecture> architectures, int batch);

    /** Of every property that it is missing, for this reason: of a network that cannot be measured at all. */
    static Map<Property, Reading> missing(String why) {
        Map<Property, Reading> readings = new EnumMap<>(Property.class);
        for (Property property : Property.values()) {
            readings.put(property, Reading.missing(why));
        }
        return readings;
    }

    /** What is known of each network, for one batch size. Of latencies, the time of one batch. */
    enum Property {
        /** The median. */
        LATENCY("latency", Unit.MILLISECONDS),
        LATENCY_LOW("latency-low", Unit.MILLISECONDS),
        LATENCY_HIGH("latency-high", Unit.MILLISECONDS),
        LATENCY_P90("latency-p90", Unit.MILLISECONDS),
        LATENCY_P99("latency-p99", Unit.MILLISECONDS),
        /** In latencies of the reference network. */
        RELATIVE("relative-latency", Unit.SCORE),
        RELATIVE_LOW("relative-latency-low", Unit.SCORE),
        RELATIVE_HIGH("relative-latency-high", Unit.SCORE),
        /** Of the rounds' medians: the standard deviation by the mean. */
        SPREAD("latency-spread", Unit.SCORE),
        /** Of the reference network, when this one was measured. */
        REFERENCE("reference-latency", Unit.MILLISECONDS),
        /** Of a network that does nothing, likewise. */
        EMPTY("empty-latency", Unit.MILLISECONDS),
        /** Of the rounds that count, those in which others took the processor. */
        DISTURBED("disturbed-rounds", Unit.COUNT),
        /** 1 if times still changed when the warm-up was over. */
        UNSTABLE("unstable", Unit.COUNT),
        /** Counted on the graph, not measured. */
        PEAK_ACTIVATIONS("peak-activation-bytes", Unit.COUNT);

        private final String label;
        private final Unit unit;

        Property(String label, Unit unit) {
            this.label = label;
            this.unit = unit;
        }

        /** The name without the batch. */
        public String label() {
            return label;
        }

        /** As a table has it: {@code latency-32} is that of a batch of 32. Less is better. */
        public Metric metric(int batch) {
            return new Metric(label + "-" + batch, unit, Direction.MINIMIZE);
        }
    }
}
