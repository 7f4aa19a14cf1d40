package org.nasgauge.models.gaussian;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.nasgauge.api.space.LabelledGraph;

/**
 * The Weisfeiler-Lehman optimal assignment kernel: how many vertices of two graphs can be paired that look alike, summed over how
 * far around them is looked, as a share of all. Kriege, Giscard and Wilson, On valid optimal assignment kernels, NeurIPS
 * 2016, over the labels of Shervashidze et al., JMLR 2011, that pass from the head of an edge to its tail, as in NASBOWL
 * (Ru, Wan, Dong and Osborne, ICLR 2021).
 */
public final class WeisfeilerLehman {
    /** How often labels are passed on, at the most. */
    private static final int DEPTH = 3;

    /** @param labels of the vertices by how often they were passed on, ascending */
    public record Histogram(List<List<Integer>> labels) {}

    private final Map<List<Integer>, Integer> numbers = new HashMap<>();

    /** Labels are numbered as they come; the kernel does not hang on their numbers. */
    public Histogram of(LabelledGraph graph) {
        int vertices = graph.labels().size();
        List<List<Integer>> targets = IntStream.range(0, vertices)
                .<List<Integer>>mapToObj(i -> new ArrayList<>())
                .toList();
        graph.edges().forEach(edge -> targets.get(edge.source()).add(edge.target()));
        List<List<Integer>> histogram = new ArrayList<>();
        int[] labels = new int[vertices];
        Arrays.setAll(labels, i -> number(List.of(graph.labels().get(i))));
        for (int depth = 0; ; depth++) {
            histogram.add(Arrays.stream(labels).sorted().boxed().toList());
            if (depth == DEPTH) {
                return new Histogram(histogram);
            }
            int[] passed = new int[vertices];
            for (int i = 0; i < vertices; i++) {
                List<Integer> seen = new ArrayList<>();
                for (int target : targets.get(i)) {
                    seen.add(labels[target]);
                }
                Collections.sort(seen);
                seen.add(0, labels[i]);
                seen.add(0, depth);
                passed[i] = number(seen);
            }
            labels = passed;
        }
    }

    private int number(List<Integer> label) {
        return numbers.computeIfAbsent(List.copyOf(label), unused -> numbers.size());
    }

    /** One kernel for each number of times that labels are passed on, from none. */
    public static List<Kernel<Histogram>> kernels() {
        return IntStream.rangeClosed(0, DEPTH)
                .<Kernel<Histogram>>mapToObj(Assignment::new)
                .toList();
    }

    private record Assignment(int depth) implements Kernel<Histogram> {
        @Override
        public double compare(Histogram one, Histogram other) {
            int paired = 0;
            for (int d = 0; d <= depth; d++) {
                paired += common(one.labels().get(d), other.labels().get(d));
            }
            double all = (depth + 1.0)
                    * StrictMath.sqrt((double) one.labels().get(0).size()
                            * other.labels().get(0).size());
            return paired / all;
        }

        /** It has no length scale. */
        @Override
        public double correlation(double compared, HammingKernel settings) {
            return compared;
        }

        private static int common(List<Integer> one, List<Integer> other) {
            int common = 0;
            int i = 0;
            int j = 0;
            while (i < one.size() && j < other.size()) {
                int order = Integer.compare(one.get(i), other.get(j));
                common += order == 0 ? 1 : 0;
                i += order <= 0 ? 1 : 0;
                j += order >= 0 ? 1 : 0;
            }
            return common;
        }
    }
}
