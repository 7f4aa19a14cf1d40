/**
 * Tests that may be looked at after every observation and stopped at any time. Each accumulates an e-value, the wealth of a
 * gambler who bets against the null hypothesis at fair odds: under it, the chance that the wealth ever reaches 1/α is at most
 * α (Ville's inequality). J. Ville, "Étude critique de la notion de collectif", 1939; G. Shafer, "Testing by betting",
 * Journal of the Royal Statistical Society A 184 (2021).
 *
 * <p>For m hypotheses, each is rejected at m/α, so that the chance of any false alarm is at most α.
 */
@NullMarked
package org.nasgauge.statistics.sequential;

import org.jspecify.annotations.NullMarked;
