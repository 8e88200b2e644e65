package org.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class SubspaceFlowTest {

    @Test
    void endsAtTheSmallestEigenvalues() {
        List<String> lines = Printed.lines(SubspaceFlow::main);
        assertEquals(4, lines.size());
        assertTrue(lines.get(3).endsWith("loss = -3.000000"), lines.get(3));
    }
}
