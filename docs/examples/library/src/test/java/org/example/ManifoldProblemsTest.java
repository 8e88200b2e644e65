package org.example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ManifoldProblemsTest {

    /** The optima are known: from eigenvalues, in closed form, or because the data were made from the solution. */
    @Test
    void findsTheKnownOptima() {
        assertEquals(
                List.of(
                        "dominant subspace: -11.000000",
                        "Brockett: -18.000000, cosine to the first eigenvector 1.000000",
                        "principal components: mean squared distance 0.008000",
                        "Procrustes from determinant +1: 6.564404 (1 warning)",
                        "Procrustes from determinant -1: 0.000000 (1 warning)",
                        "max-cut: bound 4.522542",
                        "matrix completion: missing entry -2.000000",
                        "Karcher mean: off by 0.000000",
                        "joint diagonalisation: off-diagonal part 0.000000",
                        "sparse component: (0.9408, 0.3389, 0.0000)",
                        "two layers: mean squared error 0.000000"),
                Printed.lines(ManifoldProblems::main));
    }
}
