/** The command {@code nasgauge}: one verb a job. Reads options, calls the modules, prints. */
@NullMarked
package org.nasgauge.cli;

import org.jspecify.annotations.NullMarked;
