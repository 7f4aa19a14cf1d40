/** NAS-Bench-101: its TFRecord files, in which a record is one training. */
@NullMarked
package org.nasgauge.importers.nasbench101;

import org.jspecify.annotations.NullMarked;
