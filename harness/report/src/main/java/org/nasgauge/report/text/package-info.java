/** Characters and digits: numbers that look the same everywhere, and names that no output format can misread. */
@NullMarked
package org.nasgauge.report.text;

import org.jspecify.annotations.NullMarked;
