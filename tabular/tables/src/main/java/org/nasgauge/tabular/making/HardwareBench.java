package org.nasgauge.tabular.making;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.nasgauge.api.metric.Direction;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.api.metric.Unit;
import org.nasgauge.api.space.Architecture;

/** What measures networks side by side on this machine. */
public interface HardwareBench {
    /** All that decides a measurement but the machine. */
    SortedMap<String, String> recipe();

    /** What the machine is. */
    SortedMap<String, String> environment();

    /** What it measures of a network, in the order of columns. */
    Set<Property> properties(Setup setup);

    /** How many networks share their rounds: all of them are in memory together. */
    int together(Setup setup);

    /**
     * Measures some networks in interleaved rounds.
     *
     * @return for each a reading of every property: one that it could not measure is missing, with the reason
     */
    List<Map<Property, Reading>> measure(List<Architecture> architectures, Setup setup);

    /** Of each property that it is missing, for this reason: of a network that cannot be measured at all. */
    static Map<Property, Reading> missing(Set<Property> properties, String why) {
        Map<Property, Reading> readings = new EnumMap<>(Property.class);
        for (Property property : properties) {
            readings.put(property, Reading.missing(why));
        }
        return readings;
    }

    /** Through what networks run. */
    enum InferenceRuntime {
        /** Columns do not name it. */
        ONNX(""),
        TAPE("tape-");

        private final String prefix;

        InferenceRuntime(String prefix) {
            this.prefix = prefix;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * How networks run.
     *
     * @param batch images at a time
     */
    record Setup(InferenceRuntime runtime, int batch) {
        /** Through ONNX Runtime. */
        public static Setup onnx(int batch) {
            return new Setup(InferenceRuntime.ONNX, batch);
        }

        /** Those whose latencies have all their columns among these, in their order. */
        public static List<Setup> measured(InferenceRuntime runtime, List<String> columns) {
            String latency = runtime.prefix + Property.LATENCY.label + "-";
            return columns.stream()
                    .filter(name -> name.matches(latency + "[1-9][0-9]{0,8}"))
                    .map(name -> new Setup(runtime, Integer.parseInt(name.substring(latency.length()))))
                    .filter(setup -> Property.OF_LATENCY.stream()
                            .allMatch(property -> columns.contains(setup.column(property.label))))
                    .toList();
        }

        /** A column's: {@code latency-32} is that of a batch of 32, {@code tape-latency-32} the same through the tape. */
        public String column(String label) {
            return runtime.prefix + label + "-" + batch;
        }
    }

    /** What is known of each network in a setup. Of latencies, the time of one batch. */
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
        PEAK_ACTIVATIONS("peak-activation-bytes", Unit.COUNT),
        /** What one batch takes of all processors together. */
        PROCESSOR_TIME("processor-time", Unit.MILLISECONDS),
        /** On the Java heap, by one batch. */
        ALLOCATED("allocated-bytes", Unit.COUNT),
        /** The most that a process of its own has in memory, which loads and runs this network. */
        PEAK_RESIDENT("peak-resident-bytes", Unit.COUNT),
        /** The same of a process whose network does nothing. */
        EMPTY_PEAK_RESIDENT("empty-peak-resident-bytes", Unit.COUNT);

        /** What every latency comes with. */
        public static final Set<Property> OF_LATENCY = Collections.unmodifiableSet(EnumSet.range(LATENCY, UNSTABLE));

        private final String label;
        private final Unit unit;

        Property(String label, Unit unit) {
            this.label = label;
            this.unit = unit;
        }

        /** The name without the setup. */
        public String label() {
            return label;
        }

        /** As a table has it. Less is better. */
        public Metric metric(Setup setup) {
            return new Metric(setup.column(label), unit, Direction.MINIMIZE);
        }
    }
}
