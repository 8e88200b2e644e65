package org.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class SeedComparisonTest {

    @Test
    void saysWhatFiveSeedsShow() {
        List<String> lines = Printed.lines(SeedComparison::main);
        assertEquals(5, lines.size());
        assertEquals(
                "vicreg has a higher knn-accuracy than barlow-twins by 0.0300 (95 % interval 0.0176 to 0.0424; "
                        + "paired t test over 5 common seeds, p = 0.0026).",
                lines.get(2));
        assertTrue(lines.get(3).startsWith("ConfidenceInterval[low=0.8"), lines.get(3));
        assertEquals("one seed: no interval; it needs at least 2", lines.get(4));
    }
}
