package org.nasgauge.importers.asr;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.importers.ImportRequest;
import org.nasgauge.importers.ImportedTable;
import org.nasgauge.importers.Importer;
import org.nasgauge.tabular.format.TableManifest.Description;

/**
 * NAS-Bench-ASR (Mehrotra et al., ICLR 2021): phoneme error rates on TIMIT, by seed and length of training; latencies;
 * parameters and FLOPs. The layout is known from the official reader ({@code nasbench_asr/dataset.py}) and the examples of
 * its README only; no released file was at hand.
 *
 * <p>Files of latencies and of static facts name a network by its hash alone, so that a file of trainings, whose rows hold
 * the cell as well, has to come with them. Latencies are taken for seconds, as the README's values suggest.
 */
public final class NasBenchAsrImporter implements Importer {
    private static final Pattern FILE = Pattern.compile("nb-asr-.*\\.pickle");
    private static final String MEND = "Name the folder of the released nb-asr-*.pickle, or the files";

    @Override
    public String name() {
        return "nasbench-asr";
    }

    @Override
    public String summary() {
        return "NAS-Bench-ASR: phoneme error rates of 8,242 networks on TIMIT by seed, latencies, parameters.";
    }

    @Override
    public String files() {
        return "the folder of nb-asr-e<epochs>-<seed>.pickle, nb-asr-bench-<device>.pickle and nb-asr-info.pickle,"
                + " released at github.com/SamsungLabs/nb-asr";
    }

    @Override
    public String licence() {
        return "see github.com/SamsungLabs/nb-asr";
    }

    @Override
    public boolean detects(Path path) {
        return isOne(path) || (Files.isDirectory(path) && !listed(path).isEmpty());
    }

    private static boolean isOne(Path path) {
        return FILE.matcher(String.valueOf(path.getFileName())).matches();
    }

    private static List<Path> listed(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(NasBenchAsrImporter::isOne).sorted().toList();
        } catch (IOException e) {
            throw UserError.unreadable(folder, e);
        }
    }

    @Override
    public List<ImportedTable> read(ImportRequest request) {
        EnumerableSpace space = request.spaces().enumerable("importer " + name(), "nasbench-asr");
        List<AsrFile> files = new ArrayList<>();
        for (Path path : request.paths()) {
            for (Path file : Files.isDirectory(path) ? listed(path) : List.of(path)) {
                files.add(AsrFile.open(file));
                request.progress().reached(files.size(), 0);
            }
        }
        TreeSet<Integer> seeds = new TreeSet<>();
        files.stream()
                .filter(file -> file.type().equals(AsrColumns.TRAINING))
                .forEach(file -> seeds.add(file.header().whole("seed")));
        if (seeds.isEmpty()) {
            throw UserError.at(
                    request.paths().get(0), "holds no file of trainings, which say which cell a hash means", MEND);
        }
        AsrColumns columns = new AsrColumns(space, List.copyOf(seeds));
        columns.addAll(files);
        Description description = new Description(
                name(),
                "timit",
                "NAS-Bench-ASR on TIMIT: phoneme error rates. The test value is that of the epoch with the lowest"
                        + " validation value, not of the last one.",
                "NAS-Bench-ASR, " + request.paths().get(0).getFileName(),
                licence());
        return List.of(
                new ImportedTable(description, space.name(), columns.rows(), List.copyOf(seeds), columns.columns()));
    }
}
