package org.nasgauge.hardware.memory;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.hardware.onnx.OnnxModel;
import org.nasgauge.hardware.onnx.OnnxSession;

/**
 * The most memory that a process of its own has resident, which loads one network into ONNX Runtime and runs it a few times:
 * the Java virtual machine, the runtime, weights, and the arena with the activations. What a network adds is the difference
 * to a process whose network does nothing.
 */
public final class PeakResident {
    private static final int RUNS = 5;
    private static final int LIMIT_SECONDS = 120;
    private static final int LONGEST_ANSWER = 100;
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String PEAK = "VmHWM:";

    private PeakResident() {}

    /**
     * Of a process that is started for this, and ends at latest after two minutes.
     *
     * @param threads of one operator
     * @return bytes; missing where a system does not tell, or the process failed
     */
    public static Reading of(OnnxModel model, int threads) {
        try {
            Path file = Files.createTempFile("nasgauge-", ".onnx");
            try {
                model.write(file);
                return of(file, threads);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            return Reading.missing("no process of its own: " + e.getMessage());
        }
    }

    /** A small heap and a simple compiler, so that the virtual machine itself takes little, and always the same. */
    static Reading of(Path file, int threads) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home", ""), "bin", "java").toString(),
                "-Xms16m",
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path", ""),
                PeakResident.class.getName(),
                file.toString(),
                Integer.toString(threads));
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
        Process process = builder.start();
        try {
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                return Reading.missing("its process was not done after " + LIMIT_SECONDS + " s");
            }
            String answer = new String(process.getInputStream().readNBytes(LONGEST_ANSWER), UTF_8).strip();
            if (process.exitValue() != 0) {
                return Reading.missing("its process failed with exit code " + process.exitValue());
            }
            return answer.matches("[1-9][0-9]{0,12}")
                    ? Reading.of(1024.0 * Long.parseLong(answer))
                    : Reading.missing("no " + PEAK + " in " + STATUS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Reading.missing("interrupted");
        } finally {
            process.destroyForcibly();
        }
    }

    /** Of the process itself: loads a file, runs it, and prints kilobytes, where Linux tells. */
    public static void main(String[] arguments) throws IOException {
        try (OnnxSession session = new OnnxSession(Path.of(arguments[0]), Integer.parseInt(arguments[1]))) {
            for (int run = 0; run < RUNS; run++) {
                session.run();
            }
            if (Files.exists(STATUS)) {
                Files.readAllLines(STATUS).stream()
                        .filter(line -> line.startsWith(PEAK))
                        .map(line -> line.replaceAll("[^0-9]", ""))
                        .forEach(System.out::println);
            }
        }
    }
}
