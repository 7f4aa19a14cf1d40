package org.nasgauge.proxies;

import static org.nasgauge.proxies.SmallNetworks.there;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.nasgauge.api.benchmark.ProcessorClock;
import org.nasgauge.api.estimate.Estimation;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.networks.NetworkCounts;
import org.nasgauge.spaces.nasbench201.CellSpace;
import org.nasgauge.statistics.correlation.RankedPairs;
import org.nasgauge.tape.UntrainedGraph;

/**
 * Compares scores with those that others published for NAS-Bench-201 on CIFAR-10, by rank, on randomly drawn cells at the
 * published scale. Images are noise, since CIFAR-10 is not at hand. docs/proxies.md gives the command and the result.
 */
public final class PublishedScoresTrial {
    /** Results are printed after so many cells, and so many more. */
    private static final int EACH = 12;

    private static final Draws NOISE = new Draws().on(Draws.Input.NOISE);

    private PublishedScoresTrial() {}

    /** Published under a name in a file. */
    private record Published(String file, String column) {}

    /** @param args the folder of the published tables, how many cells, and which proxies (all that are cheap by default) */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        Map<String, Proxy> proxies = proxies();
        List<String> asked =
                args.length > 2 ? Arrays.asList(args).subList(2, args.length) : List.copyOf(proxies.keySet());
        Map<Published, Map<String, Double>> published = published(folder);
        List<String> cells = new ArrayList<>(there(published, new Published("zero-cost-9445-cifar10", "nwot"))
                .keySet());
        int count = Integer.parseInt(args[1]);
        int[] order = SeedTree.root(3).generator().permutation(cells.size());
        CellSpace space = CellSpace.nasbench201();
        ProcessorClock clock = new ProcessorClock();
        Map<String, double[]> scores = new LinkedHashMap<>();
        Map<String, Double> seconds = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            var cell = space.parse(cells.get(order[i]));
            UntrainedGraph graph =
                    new UntrainedGraph(scale -> space.network(cell, scale), space.standardScale(), Optional.empty());
            NetworkCounts counts = NetworkCounts.of(graph.network());
            put(scores, "parameters", count, i, (double) counts.parameters());
            put(scores, "flops", count, i, (double) counts.multiplyAccumulates());
            for (String name : asked) {
                double before = clock.seconds() + graph.sharedSeconds();
                put(scores, name, count, i, score(there(proxies, name), graph));
                seconds.merge(name, clock.seconds() + graph.sharedSeconds() - before, Double::sum);
            }
            if ((i + 1) % EACH == 0 || i + 1 == count) {
                System.out.println(i + 1 + " of " + count + " cells");
                print(scores, i + 1, published, cells, order, seconds);
            }
        }
    }

    private static void print(
            Map<String, double[]> scores,
            int cellsDone,
            Map<Published, Map<String, Double>> published,
            List<String> cells,
            int[] order,
            Map<String, Double> seconds) {
        scores.forEach((name, ours) -> published.forEach((source, values) -> {
            if (source.column().equals(name) || matches(name, source.column())) {
                print(name, source, Arrays.copyOf(ours, cellsDone), values, cells, order, seconds);
            }
        }));
    }

    private static void put(Map<String, double[]> scores, String name, int count, int i, double score) {
        scores.computeIfAbsent(name, absent -> new double[count])[i] = score;
    }

    private static double score(Proxy proxy, UntrainedGraph graph) {
        try {
            return proxy.score(new Initialised(graph, proxy.draws(), 1, 0));
        } catch (Estimation.Impossible missing) {
            return Double.NaN;
        }
    }

    private static void print(
            String name,
            Published source,
            double[] scores,
            Map<String, Double> values,
            List<String> cells,
            int[] order,
            Map<String, Double> seconds) {
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        for (int i = 0; i < scores.length; i++) {
            Double there = values.get(cells.get(order[i]));
            if (there != null && Double.isFinite(there) && Double.isFinite(scores[i])) {
                ours.add(scores[i]);
                theirs.add(there);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%-20s %-26s %-20s n %3d  rho %.4f  %.2f s%n",
                name,
                source.file(),
                source.column(),
                ours.size(),
                RankedPairs.of(array(ours), array(theirs))
                        .spearmanRho()
                        .coefficient()
                        .orElse(Double.NaN),
                seconds.getOrDefault(name, 0.0) / scores.length);
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** As the tables name it. */
    private static boolean matches(String ours, String theirs) {
        return switch (ours) {
            case "parameters" -> theirs.startsWith("params") && !theirs.contains("100");
            case "flops" -> theirs.equals("flopsM_cifar10");
            case "naswot" -> theirs.equals("nwot");
            case "jacobian-covariance" -> theirs.equals("jacov");
            case "log-synflow" -> theirs.equals("logsynflow_cifar10");
            case "linear-regions" -> theirs.equals("nregions_cifar10");
            case "zen", "zen-moving" -> theirs.equals("zen_cifar10") || theirs.equals("zen");
            case "fisher-weights" -> theirs.equals("fisher");
            case "swap" -> theirs.equals("nwot");
            default -> theirs.equals(ours.replace('-', '_'));
        };
    }

    private static Map<String, Proxy> proxies() {
        Map<String, Proxy> proxies = new LinkedHashMap<>();
        Draws normal = new Draws(16, Draws.Input.NOISE, Draws.Weights.NORMAL, 1);
        proxies.put("l2-norm", new L2Norm());
        proxies.put("synflow", new SynFlow());
        proxies.put("log-synflow", new LogSynFlow());
        proxies.put("naswot", new Naswot(NOISE));
        proxies.put("zen", new Zen());
        proxies.put("zen-moving", new Zen(normal, 0.01, Zen.Variance.MOVING));
        proxies.put("linear-regions", new LinearRegions(new LinearRegions().draws(), 1, 3, 3));
        proxies.put("grad-norm", new GradNorm(NOISE, GradNorm.Norm.LAYERS));
        proxies.put("snip", new Snip(NOISE));
        proxies.put("plain", new Plain(NOISE));
        proxies.put("fisher", new Fisher(NOISE, Fisher.Share.CHANNEL));
        proxies.put("fisher-weights", new Fisher(NOISE, Fisher.Share.WEIGHTS));
        proxies.put("jacobian-covariance", new JacobianCovariance(NOISE));
        proxies.put("epe-nas", new EpeNas(NOISE));
        proxies.put("grasp", new Grasp(NOISE, 1));
        return proxies;
    }

    private static Map<Published, Map<String, Double>> published(Path folder) throws IOException {
        Map<Published, Map<String, Double>> published = new LinkedHashMap<>();
        Map<String, String> byIndex = new TreeMap<>();
        for (String file :
                List.of("nb201", "zero-cost-9445-cifar10", "synflow-cifar10", "naswot-cifar10", "freerea-more")) {
            List<List<String>> rows = rows(folder.resolve(file + ".csv.gz"));
            List<String> head = rows.get(0);
            for (List<String> row : rows.subList(1, rows.size())) {
                String cell = row.get(1).startsWith("|") ? row.get(1) : there(byIndex, row.get(0));
                byIndex.putIfAbsent(row.get(0), cell);
                for (int column = 2; column < head.size(); column++) {
                    put(published, new Published(file, head.get(column)), cell, row.get(column));
                }
                put(published, new Published(file, head.get(1)), cell, row.get(1));
            }
        }
        return published;
    }

    private static void put(
            Map<Published, Map<String, Double>> published, Published source, String cell, String written) {
        if (written.matches("-?[0-9.]+([eE][-+]?[0-9]+)?")) {
            published.computeIfAbsent(source, absent -> new LinkedHashMap<>()).put(cell, Double.valueOf(written));
        }
    }

    private static List<List<String>> rows(Path file) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                rows.add(List.of(line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1)));
            }
        }
        return rows;
    }
}
