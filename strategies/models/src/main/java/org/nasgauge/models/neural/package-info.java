/**
 * Small networks in plain Java. They decide what is searched, so their arithmetic has one fixed order: native libraries
 * give other last bits on other machines, and a run would not repeat.
 */
@NullMarked
package org.nasgauge.models.neural;

import org.jspecify.annotations.NullMarked;
