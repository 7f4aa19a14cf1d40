package org.nasgauge.engine.external;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * A process and all that it has started. Descendants are found as long as the process lives; on Linux also afterwards, and
 * whoever is their parent then, by a variable of the environment that they inherit. What is alive when this virtual machine
 * is asked to end is ended with it.
 */
final class ProcessTree {
    private static final String VARIABLE = "NASGAUGE_PROGRAM";
    private static final Path PROCESSES = Path.of("/proc");
    /** Against a process that starts others while they are ended. */
    private static final int ROUNDS = 100;

    private static final int QUIET = 2;
    private static final Duration PAUSE = Duration.ofMillis(2);

    private static final AtomicLong NUMBER = new AtomicLong();
    private static final Set<ProcessTree> ALIVE = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> ALIVE.forEach(ProcessTree::end), "end of programs"));
    }

    private final Process root;
    private final String mark;

    private ProcessTree(Process root, String mark) {
        this.root = root;
        this.mark = mark;
    }

    static ProcessTree start(List<String> command) throws IOException {
        String value = ProcessHandle.current().pid() + "-" + NUMBER.incrementAndGet();
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put(VARIABLE, value);
        ProcessTree tree = new ProcessTree(builder.start(), VARIABLE + "=" + value + "\0");
        ALIVE.add(tree);
        return tree;
    }

    Process root() {
        return root;
    }

    /**
     * Ends all of it by force. A process that has been told to die starts no others, so that a look at who is alive sees all
     * that it has started; but one that is just becoming another program has no environment for a moment, so the second look
     * that finds nobody is the last. What it wrote before can be read still: the process ends through its handle, since {@link
     * Process#destroyForcibly} closes the streams.
     */
    synchronized void end() {
        Set<ProcessHandle> ended = new HashSet<>(Set.of(root.toHandle()));
        List<ProcessHandle> found = others();
        root.toHandle().destroyForcibly();
        int quiet = 0;
        for (int round = 0; round < ROUNDS && quiet < QUIET; round++) {
            found.forEach(ProcessHandle::destroyForcibly);
            if (ended.addAll(found)) {
                quiet = 0;
            } else {
                quiet++;
                LockSupport.parkNanos(PAUSE.toNanos());
            }
            found = others();
        }
        ALIVE.remove(this);
    }

    private List<ProcessHandle> others() {
        List<ProcessHandle> others = new ArrayList<>(root.descendants().toList());
        if (!Files.isDirectory(PROCESSES)) {
            return others;
        }
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
            for (Path process : processes) {
                if (isMarked(process)) {
                    Optional<ProcessHandle> marked = ProcessHandle.of(
                            Long.parseLong(process.getFileName().toString()));
                    marked.filter(handle -> !handle.equals(root.toHandle())).ifPresent(others::add);
                }
            }
        } catch (IOException e) {
            // the descendants are known at least
        }
        return others;
    }

    private boolean isMarked(Path process) {
        try {
            String environment =
                    new String(Files.readAllBytes(process.resolve("environ")), StandardCharsets.ISO_8859_1);
            return environment.startsWith(mark) || environment.contains("\0" + mark);
        } catch (IOException e) {
            return false; // somebody else's, or gone
        }
    }
}
