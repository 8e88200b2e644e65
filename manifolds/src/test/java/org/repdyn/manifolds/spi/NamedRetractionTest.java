package org.repdyn.manifolds.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.random.Seed;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.manifolds.checks.Checks;
import org.repdyn.manifolds.optimisation.LimitedMemoryBfgs;
import org.repdyn.manifolds.optimisation.OptimisationResult;
import org.repdyn.manifolds.optimisation.RiemannianProblem;
import org.repdyn.manifolds.optimisation.TrustRegions;
import org.repdyn.manifolds.orthogonality.Grassmann;
import org.repdyn.manifolds.probability.ProbabilitySimplex;
import org.repdyn.manifolds.products.Product;
import org.repdyn.manifolds.spheres.Sphere;
import org.repdyn.manifolds.validation.ValidatedManifold;

@DisplayName("A retraction of a manifold's own")
class NamedRetractionTest {

    private static final Manifold SIMPLEX = new ProbabilitySimplex(4, 1);

    @Test
    @DisplayName("is listed after the constants that the manifold offers, and found by its name")
    void listed() {
        assertThat(NamedRetraction.all(SIMPLEX))
                .extracting(NamedRetraction::name)
                .containsExactly("geodesic", "own", "square-root");
        NamedRetraction root = NamedRetraction.of(SIMPLEX, "square-root");
        R064Store p = SIMPLEX.randomPoint(new Seed(1));
        R064Store v = SIMPLEX.randomTangent(p, new Seed(2));
        v.data[0] *= 1e-3;
        v = SIMPLEX.project(p, v);
        for (int i = 0; i < 4; i++) {
            v.data[i] *= 1e-3;
        }
        // An order of 2 leaves t³/12 and smaller terms for a step of length t.
        double third = Math.pow(SIMPLEX.norm(p, v), 3);
        assertThat(root.retract(p, v).data).containsExactly(SIMPLEX.exp(p, v).data, within(third));
        assertThat(NamedRetraction.of(SIMPLEX, "own").retract(p, v).data)
                .isEqualTo(SIMPLEX.retract(Retraction.OWN, p, v).data);
        assertThatThrownBy(() -> NamedRetraction.of(SIMPLEX, "polar"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the manifold offers no polar retraction; use one of geodesic, own, square-root");
        assertThatThrownBy(() -> NamedRetraction.of(SIMPLEX, Retraction.QR))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the manifold offers no qr retraction; use one of geodesic, own, square-root");
    }

    @Test
    @DisplayName("has a name that can be written in a study, and an order of at least 1")
    void parts() {
        assertThatThrownBy(() -> NamedRetraction.of("Polar Light", 2, (p, v, r) -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("lower-case letters, digits and hyphens, got 'Polar Light'");
        assertThatThrownBy(() -> NamedRetraction.of("flat", 0, (p, v, r) -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a retraction has at least order 1, got 0 for flat");
        assertThatThrownBy(() -> NamedRetraction.of(SIMPLEX, "square-root")
                        .retract(R064Store.FACTORY.make(4, 1), R064Store.FACTORY.make(3, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tangent is a 3×1 matrix");
    }

    @Test
    @DisplayName("serves solvers, checks, the validating wrapper, and products all of whose factors have it")
    void users() {
        R064Store q = SIMPLEX.randomPoint(new Seed(3));
        OptimisationResult best = RiemannianProblem.on(SIMPLEX)
                .minimize(p -> {
                    double sum = 0;
                    for (int i = 0; i < 4; i++) {
                        sum += p.data[i] * Math.log(p.data[i] / q.data[i]);
                    }
                    return sum;
                })
                .retraction("square-root")
                .solve(LimitedMemoryBfgs.defaults());
        assertThat(best.point().data).containsExactly(q.data, within(1e-6));

        assertThat(Checks.checkManifold(SIMPLEX, new Seed(4)).verdict())
                .contains("retraction square-root against the geodesic: passed");

        Manifold checked = ValidatedManifold.of(SIMPLEX);
        NamedRetraction step = NamedRetraction.of(checked, "square-root");
        R064Store off = R064Store.FACTORY.column(new double[] {1, 1, 1, 1});
        assertThatThrownBy(() -> step.retract(off, R064Store.FACTORY.make(4, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("square-root: argument 'point' violates the constraint");

        Manifold power = Product.power(new ProbabilitySimplex(3, 1), 2).manifold();
        assertThat(power.furtherRetractions()).extracting(NamedRetraction::name).containsExactly("square-root");
        assertThat(Checks.checkRetraction(power, NamedRetraction.of(power, "square-root"), new Seed(5))
                        .passed())
                .isTrue();
        assertThat(Product.of(SIMPLEX, new Sphere(3, 1)).manifold().furtherRetractions())
                .isEmpty();
    }

    @Test
    @DisplayName("moves the weight blocks of a product, or is refused with what the factor has")
    void blocks() {
        ProductManifold blocks = new ProductManifold(List.of(SIMPLEX, SIMPLEX));
        R064Store p = SIMPLEX.randomPoint(new Seed(1));
        R064Store v = SIMPLEX.randomTangent(p, new Seed(2));
        for (int i = 0; i < 4; i++) {
            v.data[i] *= 0.01;
        }
        Weights point = new Weights(List.of(p, p));
        Weights result = point.zeros();
        blocks.retract("square-root", point, new Weights(List.of(v, v)), result);
        assertThat(result.blocks().get(1).data)
                .isEqualTo(NamedRetraction.of(SIMPLEX, "square-root").retract(p, v).data);
        ProductManifold lines = new ProductManifold(List.of(new Grassmann(4, 1), new Grassmann(4, 1)));
        assertThatThrownBy(() -> lines.retract("square-root", point, point, result))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the manifold offers no square-root retraction; use one of geodesic, qr, polar, cayley");
    }

    @Test
    @DisplayName("is refused on weights with more or fewer blocks than factors")
    void wrongBlocks() {
        ProductManifold blocks = new ProductManifold(List.of(SIMPLEX));
        R064Store p = SIMPLEX.randomPoint(new Seed(1));
        Weights two = new Weights(List.of(p, p));
        assertThatThrownBy(() -> blocks.retract("square-root", two, two, two.zeros()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the argument point has 2 weight blocks instead of 1, one for each factor of the product");
    }

    @Test
    @DisplayName("that is not offered is answered with the nearest name")
    void nearest() {
        assertThatThrownBy(() -> NamedRetraction.of(new Grassmann(4, 2), "Polar"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the manifold offers no Polar retraction. Did you mean 'polar'? Use one of geodesic, qr, polar,"
                                + " cayley");
        assertThatThrownBy(() -> NamedRetraction.of(SIMPLEX, "squareroot"))
                .hasMessageContaining("Did you mean 'square-root'?");
        assertThatThrownBy(() -> NamedRetraction.of(SIMPLEX, ""))
                .hasMessage("the name of the retraction is empty; use one of geodesic, own, square-root");
    }

    @Test
    @DisplayName("refuses the name of a built-in retraction, and a missing name or step")
    void names() {
        assertThatThrownBy(() -> NamedRetraction.of("geodesic", 2, (point, tangent, result) -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "'geodesic' is the name of a built-in retraction (geodesic, qr, polar, cayley, own)");
        assertThatThrownBy(() -> NamedRetraction.of("x", 1, null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("the argument step of the retraction 'x' is null");
        assertThatThrownBy(() -> NamedRetraction.of((String) null, 1, (point, tangent, result) -> {}))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("the argument name of a retraction is null");
    }

    @Test
    @DisplayName("is the step of solvers by default on a manifold without one of the constants, which no product takes")
    void alone() {
        Manifold m = new GreatCircles();
        OptimisationResult least =
                RiemannianProblem.on(m).minimize(x -> x.data[0]).solve(TrustRegions.defaults());
        assertThat(least.converged()).isTrue();
        // The cost is within half the square of the gradient norm of its minimum.
        assertThat(least.cost()).isCloseTo(-1, within(1e-12));
        assertThatThrownBy(() -> Product.of(new Sphere(2, 1), m))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the retractions() of a factor of the product, GreatCircles, are empty; return at least"
                        + " one, such as OWN");
    }
}
