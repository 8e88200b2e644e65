package org.repdyn.manifolds.orthogonality;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.manifolds.spi.RiemannianLogarithm;

/** Angles between rounded frames, known exactly from their entries: the sine is a determinant, which BigDecimal computes without rounding. */
@DisplayName("A small angle keeps its digits")
class SmallAnglesTest {

    /** An angle whose sine and cosine are rounded. */
    private static final double START = 0.7;

    /** Relative error of a few operations. */
    private static final double ROUNDING = 4e-16;

    @ParameterizedTest
    @ValueSource(doubles = {1e-3, 1e-9, 1e-13})
    @DisplayName("between lines")
    void lines(double angle) {
        double[] x = {Math.cos(START), Math.sin(START)};
        double[] y = {Math.cos(START + angle), Math.sin(START + angle)};
        double exact = angle(x, y);
        check(new Grassmann(2, 1), R064Store.FACTORY.column(x), R064Store.FACTORY.column(y), exact, 1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-3, 1e-9, 1e-13})
    @DisplayName("between rotations, whose bi-invariant metric counts it twice")
    void rotations(double angle) {
        double[] x = {Math.cos(START), Math.sin(START)};
        double[] y = {Math.cos(START + angle), Math.sin(START + angle)};
        double exact = angle(x, y);
        check(new Rotations(2), rotation(x), rotation(y), exact, Math.sqrt(2));
        check(new Stiefel(2, 2), rotation(x), rotation(y), exact, Math.sqrt(2));
    }

    private static void check(Manifold manifold, R064Store x, R064Store y, double angle, double speed) {
        RiemannianLogarithm geometry = (RiemannianLogarithm) manifold;
        Offset<Double> rounding = Offset.offset(ROUNDING * speed * angle);
        assertThat(geometry.distance(x, y)).isCloseTo(speed * angle, rounding);
        assertThat(manifold.norm(x, geometry.log(x, y))).isCloseTo(speed * angle, rounding);
    }

    private static R064Store rotation(double[] c) {
        R064Store result = R064Store.FACTORY.make(2, 2);
        System.arraycopy(new double[] {c[0], c[1], -c[1], c[0]}, 0, result.data, 0, 4);
        return result;
    }

    /** Returns the angle between two vectors of length 1 to rounding; that rounding changes the sine by as little, relatively. */
    private static double angle(double[] x, double[] y) {
        BigDecimal sine = new BigDecimal(x[0])
                .multiply(new BigDecimal(y[1]))
                .subtract(new BigDecimal(x[1]).multiply(new BigDecimal(y[0])));
        return Math.abs(Math.asin(sine.doubleValue()));
    }
}
