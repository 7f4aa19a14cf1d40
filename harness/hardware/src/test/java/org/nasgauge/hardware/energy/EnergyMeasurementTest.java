package org.nasgauge.hardware.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class EnergyMeasurementTest {
    /** Takes a known power; its counter shows every millisecond what was taken, and a look at it takes a tenth of that. */
    private static final class Device {
        private double watts;
        private double seconds;
        private double joules;

        private Device(double idleWatts) {
            watts = idleWatts;
        }

        private void spend(double time, double power) {
            seconds += time;
            joules += time * power;
        }

        private double look() {
            spend(1e-4, watts);
            return Math.floor(joules / (1e-3 * watts)) * 1e-3 * watts;
        }
    }

    @Test
    void idlePowerBeforeAndAfterIsStatedAndTakenOff() throws IOException {
        Device device = new Device(10);
        EnergyMeasurement measurement = EnergyMeasurement.of(
                () -> {
                    device.spend(2, 35);
                    device.watts = 12;
                },
                () -> device.spend(1, device.watts),
                device::look,
                () -> Math.round(device.seconds * 1e9));
        assertThat(measurement.idleWattsBefore()).isCloseTo(10, within(0.05));
        assertThat(measurement.idleWattsAfter()).isCloseTo(12, within(0.05));
        assertThat(measurement.seconds()).isCloseTo(2, within(0.01));
        assertThat(measurement.joules()).isCloseTo(70, within(0.1));
        assertThat(measurement.joulesAboveIdle()).isCloseTo(70 - 2 * 11, within(0.2));
    }

    @Test
    void countersThatStandStillAndShortWorkAreRefused() {
        assertThatThrownBy(() -> EnergyMeasurement.of(() -> {}, () -> {}, () -> 5, () -> 0))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("stand still");
        assertThatThrownBy(() -> new EnergyMeasurement(0.05, 1, 1, 1)).hasMessageContaining("coarse");
    }
}
