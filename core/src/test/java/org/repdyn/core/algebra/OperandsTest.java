package org.repdyn.core.algebra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.ojalgo.matrix.store.R064Store;

@DisplayName("Operands")
class OperandsTest {

    static Stream<ThrowingCallable> onWideMatrices() {
        R064Store wide = R064Store.FACTORY.make(2, 3);
        R064Store tall = R064Store.FACTORY.make(3, 2);
        return Stream.of(wide, tall)
                .flatMap(matrix -> Stream.of(
                        () -> Operands.symmetricPart(matrix),
                        () -> Operands.squaredOffDiagonal(matrix),
                        () -> Operands.copyUpperToLower(matrix)));
    }

    @ParameterizedTest
    @MethodSource("onWideMatrices")
    @DisplayName("that must be square are refused with their shape")
    void square(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("A square matrix is needed, got ");
    }

    @Test
    @DisplayName("have numbers of rows and columns that are not negative, and entries within the array")
    void ranges() {
        assertThatThrownBy(() -> Operands.zeros(-1, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A matrix cannot have -1 rows and 2 columns.");
        assertThatThrownBy(() -> Operands.zeros(-100_000, -100_000)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Operands.squaredNorm(new double[3], 2, 2))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("Range [2, 2 + 2) out of bounds for length 3");
    }

    @ParameterizedTest(name = "{0}×{1}")
    @CsvSource({"1,0", "70,3", "130,129", "200,63"})
    @DisplayName("are symmetric if every entry equals the one across the diagonal, also beyond the first square")
    void symmetric(int row, int column) {
        R064Store a = Operands.symmetricPart(R064Store.FACTORY.make(201, 201));
        a.set(row, column, 2);
        assertThat(Operands.isSymmetric(a)).isFalse();
        a.set(column, row, 2);
        assertThat(Operands.isSymmetric(a)).isTrue();
        assertThat(Operands.isSymmetric(R064Store.FACTORY.make(3, 2))).isFalse();
    }

    @Test
    @DisplayName("without rows or columns have a decomposition without singular values")
    void empty() {
        LinearAlgebra algebra = LinearAlgebra.ojAlgo();
        ThinSvd svd = algebra.thinSvd(R064Store.FACTORY.make(0, 3));
        assertThat(svd.values()).isEmpty();
        assertThat(svd.left().countColumns()).isZero();
        assertThat(svd.right().countRows()).isEqualTo(3);
        assertThat(algebra.thinSvd(R064Store.FACTORY.make(0, 0)).values()).isEmpty();
    }
}
