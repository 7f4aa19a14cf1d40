/** Checked reproductions as a document for every format of a report. */
@NullMarked
package org.nasgauge.reproduction.document;

import org.jspecify.annotations.NullMarked;
