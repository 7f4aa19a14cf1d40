package org.nasgauge.engine.external;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * What a program writes to its standard error. It is read to its end, however much comes; up to {@value #MOST} bytes are
 * kept whole, of more the beginning and the end.
 */
final class StandardError {
    static final int MOST = 64 << 10;

    private static final int HALF = MOST / 2;
    private static final int LONGEST_LINE = 500;

    private final ByteArrayOutputStream beginning = new ByteArrayOutputStream();
    private final byte[] last = new byte[HALF];
    private long afterBeginning;
    private final Thread reader;

    private StandardError(InputStream in, Consumer<String> listener) {
        this.reader = Program.daemon(() -> read(in, listener));
    }

    /** @param listener hears every line, from another thread */
    static StandardError of(InputStream in, Consumer<String> listener) {
        return new StandardError(in, listener);
    }

    private void read(InputStream in, Consumer<String> listener) {
        try (in) {
            byte[] buffer = new byte[8 << 10];
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                keep(buffer, read);
                for (int i = 0; i < read; i++) {
                    if (buffer[i] == '\n') {
                        listener.accept(line.toString(StandardCharsets.UTF_8));
                        line.reset();
                    } else if (line.size() < LONGEST_LINE) {
                        line.write(buffer[i]);
                    }
                }
            }
            if (line.size() > 0) {
                listener.accept(line.toString(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            // the process is gone
        }
    }

    private synchronized void keep(byte[] bytes, int count) {
        int first = Math.min(count, HALF - beginning.size());
        beginning.write(bytes, 0, first);
        for (int i = first; i < count; i++) {
            last[(int) (afterBeginning++ % HALF)] = bytes[i];
        }
    }

    /** What has come until the program closed it, or until this time is over. */
    String await(Duration longest) throws InterruptedException {
        reader.join(Math.max(1, longest.toMillis()));
        return kept();
    }

    private synchronized String kept() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(beginning.toByteArray());
        if (afterBeginning > HALF) {
            all.writeBytes(
                    ("\n… " + (afterBeginning - HALF) + " bytes are left out …\n").getBytes(StandardCharsets.UTF_8));
        }
        for (long i = Math.max(0, afterBeginning - HALF); i < afterBeginning; i++) {
            all.write(last[(int) (i % HALF)]);
        }
        return all.toString(StandardCharsets.UTF_8);
    }
}
