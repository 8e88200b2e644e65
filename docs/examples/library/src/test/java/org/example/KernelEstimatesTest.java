package org.example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class KernelEstimatesTest {

    /** The limit is ½ for a unit vector in the plane, and 0.2751 for the angle of cosine 0.6 (Cho and Saul 2009). */
    @Test
    void estimatesAgreeWithTheLimit() {
        assertEquals(
                List.of(
                        "infinite width  0.5000 0.2751",
                        "features        0.5099 0.2749",
                        "deep features   0.4923 0.2727",
                        "16 networks     0.5252 0.2941",
                        "standard error  0.0283 0.0212",
                        "after 100 steps the linearisation misses 0.0008 of the motion"),
                Printed.lines(KernelEstimates::main));
    }
}
