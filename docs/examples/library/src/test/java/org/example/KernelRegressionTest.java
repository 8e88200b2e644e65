package org.example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class KernelRegressionTest {

    @Test
    void stepsFollowTheFlow() {
        assertEquals(
                List.of(
                        "stable at rates below 14.63",
                        "after 1,000 steps   0.1010",
                        "flow, the same time 0.1009",
                        "trained networks    0.3723, standard deviation 0.0588"),
                Printed.lines(KernelRegression::main));
    }
}
