/** Anybody's table: a CSV file, and a small YAML mapping that says what its columns are. */
@NullMarked
package org.nasgauge.importers.csv;

import org.jspecify.annotations.NullMarked;
