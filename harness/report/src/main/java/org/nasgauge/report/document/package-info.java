/** What a report says, before any format: sections of tables with typed cells, figures and definitions. */
@NullMarked
package org.nasgauge.report.document;

import org.jspecify.annotations.NullMarked;
