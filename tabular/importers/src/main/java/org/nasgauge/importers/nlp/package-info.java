/** NAS-Bench-NLP: recurrent cells for language modelling. */
@NullMarked
package org.nasgauge.importers.nlp;

import org.jspecify.annotations.NullMarked;
