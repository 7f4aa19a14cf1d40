package org.nasgauge.tabular.table;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.OptionalLong;

/** Where the files of a table are. */
public interface TableFiles {
    /** How error messages name a file. */
    String place(String file);

    /** The length of a file in bytes; empty where there is no such file. */
    OptionalLong length(String file) throws IOException;

    /** The first bytes of a file: this many, or fewer if it is shorter. */
    byte[] start(String file, int bytes) throws IOException;

    /** A whole file, mapped where that is possible. */
    ByteBuffer open(String file) throws IOException;
}
