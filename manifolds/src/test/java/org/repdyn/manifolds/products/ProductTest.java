package org.repdyn.manifolds.products;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.random.Seed;
import org.repdyn.manifolds.fixedrank.FixedRank;
import org.repdyn.manifolds.flat.Euclidean;
import org.repdyn.manifolds.gram.Elliptope;
import org.repdyn.manifolds.orthogonality.Rotations;
import org.repdyn.manifolds.spd.AffineInvariantPositiveDefinite;
import org.repdyn.manifolds.spheres.Sphere;
import org.repdyn.manifolds.spi.InverseRetraction;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.manifolds.spi.ParallelTransport;
import org.repdyn.manifolds.spi.Retraction;
import org.repdyn.manifolds.spi.RiemannianHessian;
import org.repdyn.manifolds.spi.RiemannianLogarithm;

@DisplayName("A product of manifolds")
class ProductTest {

    @Test
    @DisplayName("packs and unpacks points, through nested products")
    void packing() {
        Product inner = Product.power(new Sphere(2, 1), 2);
        Product outer = Product.of(new Euclidean(2, 2), inner.manifold());
        R064Store flat = R064Store.FACTORY.make(2, 2);
        flat.set(0, 1, 7.0);
        R064Store point = outer.pack(flat, inner.pack(R064Store.FACTORY.column(1, 0), R064Store.FACTORY.column(0, 1)));
        assertThat(point.data).containsExactly(0, 0, 7, 0, 1, 0, 0, 1);
        assertThat(inner.part(outer.part(point, 1), 1).data).containsExactly(0, 1);
        assertThat(outer.part(point, 0).doubleValue(0, 1)).isEqualTo(7);
        assertThat(outer.manifold().dimension()).isEqualTo(4 + 2);
        assertThat(outer.factors()).hasSize(2);
    }

    @Test
    @DisplayName("has the capabilities that all factors share")
    void capabilities() {
        Manifold all = Product.of(new Sphere(3, 1), new Euclidean(1, 1)).manifold();
        assertThat(all)
                .isInstanceOf(RiemannianLogarithm.class)
                .isInstanceOf(ParallelTransport.class)
                .isInstanceOf(RiemannianHessian.class);
        Manifold some = Product.of(new Sphere(3, 1), new Elliptope(3, 2)).manifold();
        assertThat(some)
                .isInstanceOf(RiemannianHessian.class)
                .isNotInstanceOf(RiemannianLogarithm.class)
                .isNotInstanceOf(ParallelTransport.class);
    }

    @Test
    @DisplayName("has a step of its own where the factors share none, and inverts what all factors invert")
    void ownStep() {
        Manifold m = Product.of(List.of(new AffineInvariantPositiveDefinite(2), new Sphere(3, 1)))
                .manifold();
        assertThat(m.retractions()).containsExactlyInAnyOrder(Retraction.GEODESIC, Retraction.OWN);
        assertThat(((InverseRetraction) m).invertibleRetractions()).containsExactly(Retraction.OWN);
        R064Store x = m.randomPoint(new Seed(1));
        R064Store v = m.randomTangent(x, new Seed(2));
        assertThat(m.residual(m.retract(Retraction.OWN, x, v))).isLessThan(1e-14);
    }

    @Test
    @DisplayName("names the factor of an error")
    void errors() {
        Product product = Product.of(new Euclidean(1, 1), new Sphere(2, 1));
        assertThatThrownBy(() -> product.manifold().nearest(R064Store.FACTORY.make(3, 1)))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageStartingWith("factor 1: vector 0");
        assertThatThrownBy(() -> product.pack(R064Store.FACTORY.make(1, 1))).hasMessageContaining("2 parts, got 1");
        assertThatThrownBy(() -> product.pack(R064Store.FACTORY.make(1, 1), R064Store.FACTORY.make(1, 2)))
                .hasMessageContaining("part 1 is a 1×2 matrix")
                .hasMessageContaining("2×1");
        assertThatThrownBy(() -> Product.of()).hasMessageContaining("at least one factor");
    }

    @Test
    @DisplayName("names the factor that has no distance, no gradient or no transport")
    void errorsOfGeometry() {
        Manifold turns = Product.of(new Euclidean(1, 1), new Rotations(2)).manifold();
        R064Store here = R064Store.FACTORY.column(5, 1, 0, 0, 1);
        R064Store mirrored = R064Store.FACTORY.column(5, 1, 0, 0, -1);
        R064Store far = R064Store.FACTORY.column(0, 0, 1e300, -1e300, 0);
        assertThatThrownBy(() -> ((RiemannianLogarithm) turns).distance(here, mirrored))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageStartingWith("factor 1: ");
        assertThatThrownBy(() -> ((ParallelTransport) turns).transport(here, far, far))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageStartingWith("factor 1: ");
        Manifold ranks = Product.of(new Euclidean(1, 1), new FixedRank(2, 2, 1)).manifold();
        R064Store zero = R064Store.FACTORY.make(5, 1);
        assertThatThrownBy(() -> ranks.gradient(zero, zero))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageStartingWith("factor 1: a point of the manifold of 2×2 matrices of rank 1");
    }

    @Test
    @DisplayName("refuses missing factors and parts, other shapes and empty powers, by their names")
    void refusals() {
        Product product = Product.of(new Sphere(3, 1), new Sphere(3, 1));
        R064Store short3 = R064Store.FACTORY.make(3, 1);
        assertThatThrownBy(() -> Product.of(new Sphere(3, 1), null)).hasMessage("factor 1 of the product is null");
        assertThatThrownBy(() -> Product.power(new Sphere(3, 1), -1)).hasMessageContaining("at least 1 factor, got -1");
        assertThatThrownBy(() -> product.pack(short3, null)).hasMessage("part 1 of the point is null");
        assertThatThrownBy(() -> product.part(short3, 1)).hasMessageContaining("the argument point is a 3×1 matrix");
        assertThatThrownBy(() -> product.part(R064Store.FACTORY.make(6, 1), 2))
                .hasMessage("the product has factors 0 to 1, got 2");
        assertThatThrownBy(() -> product.manifold().inner(R064Store.FACTORY.make(6, 1), short3, short3))
                .hasMessageContaining("the argument a is a 3×1 matrix");
        assertThatThrownBy(() -> new Sphere(3, 1).inner(short3, R064Store.FACTORY.make(1, 3), short3))
                .hasMessageContaining("the argument a is a 1×3 matrix");
        assertThatThrownBy(() -> new Sphere(0, 1)).hasMessageContaining("at least 1 row and 1 column, got 0×1");
    }
}
