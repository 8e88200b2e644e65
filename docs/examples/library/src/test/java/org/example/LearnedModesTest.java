package org.example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class LearnedModesTest {

    /** Two modes with γ = 5/4 and 3/4 and lengths of 0.01 are learned at −log(γs²)/(8γ). */
    @Test
    void modesAreLearnedOneByOne() {
        assertEquals(
                List.of(
                        "t = 0.0, Barlow Twins loss 1.9990",
                        "t = 0.5, Barlow Twins loss 0.9892",
                        "t = 1.0, Barlow Twins loss 0.5934",
                        "t = 2.0, Barlow Twins loss 0.0000",
                        "contrast, a(1) = 0.3167 of 0.3200",
                        "modes are learned at 0.8987 and 1.5830",
                        "spectral contrast, length 2.8284 of 2.8284"),
                Printed.lines(LearnedModes::main));
    }
}
