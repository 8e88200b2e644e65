package org.repdyn.testkit;

import static org.repdyn.testkit.law.Laws.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.manifolds.spi.InverseRetraction;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.manifolds.spi.NamedRetraction;
import org.repdyn.manifolds.spi.Retraction;
import org.repdyn.manifolds.spi.RiemannianLogarithm;

/** Laws about matrices with a NaN or an infinite entry, from which no finite number may follow. */
final class FiniteLaws {

    private static final double[] BAD = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};

    private final ManifoldFixture fixture;
    private final List<String> finite = new ArrayList<>();

    private FiniteLaws(ManifoldFixture fixture) {
        this.fixture = fixture;
    }

    /**
     * Asserts that a NaN or an infinite entry is not hidden: a number is not finite, a matrix has an entry that is not, or the
     * method throws an ArithmeticException or IllegalArgumentException. Projections and gradients are left out, because they may drop an
     * entry: that onto the tangent space of frozen weights is zero.
     */
    static void visible(ManifoldFixture fixture) {
        FiniteLaws laws = new FiniteLaws(fixture);
        for (double entry : BAD) {
            for (int index : new int[] {0, fixture.point.data.length / 2, fixture.point.data.length - 1}) {
                laws.look(entry, index);
            }
        }
        assertThat(laws.finite.stream().distinct().toList())
                .as("finite results on %s", fixture.subject)
                .isEmpty();
    }

    private void look(double entry, int index) {
        Manifold m = fixture.manifold;
        R064Store point = fixture.point;
        R064Store tangent = fixture.tangent;
        R064Store badPoint = with(point, entry, index);
        R064Store badTangent = with(tangent, entry, index);
        number("residual, entry " + entry, () -> m.residual(badPoint));
        number("inner a, entry " + entry, () -> m.inner(point, badTangent, tangent));
        number("inner b, entry " + entry, () -> m.inner(point, tangent, badTangent));
        number("inner both, entry " + entry, () -> m.inner(point, badTangent, badTangent));
        number("norm, entry " + entry, () -> m.norm(point, badTangent));
        matrix("nearest, entry " + entry, () -> m.nearest(badPoint));
        for (NamedRetraction retraction : fixture.retractions()) {
            matrix(
                    retraction.name() + " tangent, entry " + entry,
                    () -> fixture.retract(retraction, point, badTangent));
            matrix(retraction.name() + " point, entry " + entry, () -> fixture.retract(retraction, badPoint, tangent));
        }
        if (m instanceof RiemannianLogarithm logarithm) {
            number("distance other, entry " + entry, () -> logarithm.distance(point, badPoint));
            number("distance point, entry " + entry, () -> logarithm.distance(badPoint, point));
            matrix("log other, entry " + entry, () -> logarithm.log(point, badPoint));
            matrix("log point, entry " + entry, () -> logarithm.log(badPoint, point));
        }
        if (m instanceof InverseRetraction inverse) {
            for (Retraction retraction : inverse.invertibleRetractions()) {
                matrix(
                        "inverse " + retraction + " other, entry " + entry,
                        () -> inverse.inverseRetract(retraction, point, badPoint));
                matrix(
                        "inverse " + retraction + " point, entry " + entry,
                        () -> inverse.inverseRetract(retraction, badPoint, point));
            }
        }
    }

    private static R064Store with(R064Store matrix, double entry, int index) {
        R064Store copy = ManifoldFixture.scaled(matrix, 1);
        copy.data[index] = entry;
        return copy;
    }

    private void number(String what, DoubleSupplier result) {
        matrix(what, () -> {
            R064Store number = R064Store.FACTORY.make(1, 1);
            number.data[0] = result.getAsDouble();
            return number;
        });
    }

    private void matrix(String what, Supplier<R064Store> result) {
        try {
            for (double value : result.get().data) {
                if (!Double.isFinite(value)) {
                    return;
                }
            }
            finite.add(what);
        } catch (ArithmeticException | IllegalArgumentException refused) {
            return;
        } catch (RuntimeException other) {
            finite.add(what + " " + other);
        }
    }
}
