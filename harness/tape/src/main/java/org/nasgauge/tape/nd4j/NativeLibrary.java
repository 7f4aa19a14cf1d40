package org.nasgauge.tape.nd4j;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Loader;
import org.nasgauge.api.error.PlainWords;
import org.nasgauge.api.error.UserError;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/** ND4J's native library: how it is to run, and what it runs on. */
public final class NativeLibrary {
    private static final String CACHE = "org.bytedeco.javacpp.cachedir";
    private static final String UNPACKED = "445 MB";
    private static final int MOST_CAUSES = 20;
    private static final String UNKNOWN = "unknown";

    private NativeLibrary() {}

    /**
     * Makes native operations of the calling thread run on that thread alone. With more OpenMP threads sums are formed
     * in another order, and come out with other last bits; and trainings in parallel would stand in each other's way.
     */
    public static void useOneThread() {
        load();
        NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(1);
    }

    /**
     * Loads the library; the first time on a machine it unpacks itself into a folder. Whoever first needs the library calls
     * this: all that comes later would only say that a class cannot be initialized.
     *
     * @throws UserError if it cannot be loaded, with the folder, the room that it takes, and how to name another
     */
    public static void load() {
        Library.FAULT.ifPresent(fault -> {
            throw fault;
        });
    }

    /** Loaded once; a second attempt fails in any case. */
    private static final class Library {
        static final Optional<UserError> FAULT = fault();

        private static Optional<UserError> fault() {
            try {
                Nd4j.getExecutioner();
                return Optional.empty();
            } catch (LinkageError | RuntimeException e) {
                return Optional.of(UserError.at(
                        System.getProperty(CACHE, System.getProperty("user.home") + "/.javacpp/cache"),
                        "ND4J's native library, which unpacks " + UNPACKED + " into this folder, cannot be loaded ("
                                + PlainWords.of(root(e)).problem().replaceFirst("^/\\S+: ", "") + ")",
                        "Make room there and let it be written, or name another folder with NASGAUGE_JAVA_OPTIONS=-D"
                                + CACHE + "=DIR",
                        e));
            }
        }

        private static Throwable root(Throwable failure) {
            Throwable root = failure;
            for (int i = 0; i < MOST_CAUSES && root.getCause() != null; i++) {
                root = root.getCause();
            }
            return root;
        }
    }

    /** Versions and the kind of machine: within the same of these, a training gives the same bits. */
    public static SortedMap<String, String> environment() {
        load();
        SortedMap<String, String> facts = new TreeMap<>();
        facts.put("nd4j", version());
        facts.put("platform", Loader.getPlatform() + extension());
        facts.put("processor", processor("model name"));
        facts.put("vector-instructions", vectorInstructions(processor("flags")));
        return Collections.unmodifiableSortedMap(facts);
    }

    private static String version() {
        Properties properties = new Properties();
        try (InputStream in = Nd4j.class.getResourceAsStream("/META-INF/maven/org.nd4j/nd4j-api/pom.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read ND4J's version", e);
        }
        return properties.getProperty("version", UNKNOWN);
    }

    /** The build of the native library that is on the class path: oneDNN's has convolutions of its own. */
    private static String extension() {
        String build = "/org/nd4j/linalg/cpu/nativecpu/bindings/" + Loader.getPlatform() + "-onednn/";
        return Nd4j.class.getResource(build) == null ? "" : "-onednn";
    }

    /** The widest that oneDNN chooses by. */
    private static String vectorInstructions(String flags) {
        List<String> present = List.of(flags.split(" "));
        return Stream.of("amx_tile", "avx512_bf16", "avx512_vnni", "avx512f", "avx2", "avx", "sse4_1")
                .filter(present::contains)
                .findFirst()
                .orElse(UNKNOWN);
    }

    private static String processor(String key) {
        try {
            return Files.readAllLines(Path.of("/proc/cpuinfo"), StandardCharsets.UTF_8).stream()
                    .filter(line -> line.startsWith(key))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(UNKNOWN);
        } catch (IOException e) {
            return UNKNOWN; // only Linux has this file
        }
    }
}
