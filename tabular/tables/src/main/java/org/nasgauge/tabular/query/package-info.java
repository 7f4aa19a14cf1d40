/** Asking a table: a question names every part of what it means, and is then open for every row. */
@NullMarked
package org.nasgauge.tabular.query;

import org.jspecify.annotations.NullMarked;
