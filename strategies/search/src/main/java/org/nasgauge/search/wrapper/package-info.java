/** What can go around any strategy: it changes what is proposed or heard, and needs to know nothing of the strategy. */
@NullMarked
package org.nasgauge.search.wrapper;

import org.jspecify.annotations.NullMarked;
