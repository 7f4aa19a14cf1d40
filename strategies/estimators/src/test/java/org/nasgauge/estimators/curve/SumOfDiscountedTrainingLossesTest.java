package org.nasgauge.estimators.curve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.nasgauge.api.estimate.Estimator;
import org.nasgauge.estimators.curve.SumOfDiscountedTrainingLosses.Form;
import org.nasgauge.testkit.EstimatorContract;

class SumOfDiscountedTrainingLossesTest extends EstimatorContract {
    @Override
    protected Estimator estimator() {
        return new SumOfDiscountedTrainingLosses();
    }

    @Test
    void each_epoch_counts_as_much_less_than_the_next_as_the_past_weighs() {
        assertThat(Training.estimate(new SumOfDiscountedTrainingLosses(3, Form.DISCOUNTED, 0.5)))
                .isEqualTo(-(2.5 / 4 + 1.25 / 2 + 0.75));
    }

    /** γ = 0.999 is the paper's; NASLib's µ = 0.99 is the weight of what is new. */
    @Test
    void the_standard_discount_is_the_papers_and_the_other_form_with_its_complement_is_naslibs() {
        assertThat(Training.estimate(new SumOfDiscountedTrainingLosses()))
                .isCloseTo(-(0.999 * 0.999 * 2.5 + 0.999 * 1.25 + 0.75), within(1e-12));
        double second = 2.5 + 0.99 * (1.25 - 2.5);
        double third = second + 0.99 * (0.75 - second);
        assertThat(Training.estimate(new SumOfDiscountedTrainingLosses(3, Form.RUNNING_MEANS, 0.01)))
                .isCloseTo(-(2.5 + second + third), within(1e-12));
    }

    @Test
    void running_means_are_added_up() {
        double second = 0.75 * 2.5 + 0.25 * 1.25;
        assertThat(Training.estimate(new SumOfDiscountedTrainingLosses(3, Form.RUNNING_MEANS, 0.75)))
                .isEqualTo(-(2.5 + second + 0.75 * second + 0.25 * 0.75));
    }

    @Test
    void at_the_ends_of_the_range_it_is_one_of_the_plain_sums() {
        double sum = Training.estimate(new SumOfTrainingLosses(5));
        assertThat(Training.estimate(new SumOfDiscountedTrainingLosses(5, Form.DISCOUNTED, 1)))
                .isEqualTo(sum);
        assertThat(Training.estimate(new SumOfDiscountedTrainingLosses(5, Form.RUNNING_MEANS, 0)))
                .isEqualTo(sum);
        assertThat(Training.estimate(new SumOfDiscountedTrainingLosses(5, Form.DISCOUNTED, 0)))
                .isEqualTo(Training.estimate(new SumOfLastTrainingLosses(5, 1)));
    }
}
