package org.example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class OwnManifoldTest {

    /** The least sum on Σ bᵢxᵢ² = 1 is −√(Σ 1/bᵢ), here −√1.7. */
    @Test
    void findsTheLeastSumAndSatisfiesTheLaws() {
        assertEquals(
                List.of("own: -1.303840", "corrected: -1.303840", "laws: passed"), Printed.lines(OwnManifold::main));
    }
}
