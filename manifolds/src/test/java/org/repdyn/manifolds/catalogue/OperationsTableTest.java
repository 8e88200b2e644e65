package org.repdyn.manifolds.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.manifolds.fixedrank.FixedRank;
import org.repdyn.manifolds.flat.Euclidean;
import org.repdyn.manifolds.flat.Frozen;
import org.repdyn.manifolds.flat.SkewMatrices;
import org.repdyn.manifolds.flat.SymmetricMatrices;
import org.repdyn.manifolds.gram.Elliptope;
import org.repdyn.manifolds.gram.FixedRankPositiveSemidefinite;
import org.repdyn.manifolds.hyperbolic.LorentzModel;
import org.repdyn.manifolds.hyperbolic.PoincareBall;
import org.repdyn.manifolds.orthogonality.Flag;
import org.repdyn.manifolds.orthogonality.GeneralisedStiefel;
import org.repdyn.manifolds.orthogonality.Grassmann;
import org.repdyn.manifolds.orthogonality.OrthogonalGroup;
import org.repdyn.manifolds.orthogonality.Rotations;
import org.repdyn.manifolds.orthogonality.Stiefel;
import org.repdyn.manifolds.orthogonality.StiefelMetric;
import org.repdyn.manifolds.probability.PositiveNumbers;
import org.repdyn.manifolds.probability.ProbabilitySimplex;
import org.repdyn.manifolds.spd.AffineInvariantPositiveDefinite;
import org.repdyn.manifolds.spd.BuresWassersteinPositiveDefinite;
import org.repdyn.manifolds.spd.LogEuclideanPositiveDefinite;
import org.repdyn.manifolds.spheres.Oblique;
import org.repdyn.manifolds.spheres.ObliqueAxis;
import org.repdyn.manifolds.spheres.Sphere;
import org.repdyn.manifolds.spi.InverseRetraction;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.manifolds.spi.NamedRetraction;
import org.repdyn.manifolds.spi.ParallelTransport;
import org.repdyn.manifolds.spi.Retraction;
import org.repdyn.manifolds.spi.RiemannianHessian;
import org.repdyn.manifolds.spi.RiemannianLogarithm;
import org.repdyn.manifolds.symplectic.SymplecticStiefel;

@DisplayName("The table of operations in docs/manifolds.md")
class OperationsTableTest {

    private static final Path PAGE = Path.of("../docs/manifolds.md");
    private static final String BEGIN = "<!-- operations of manifolds -->\n\n";
    private static final String END = "\n<!-- end of operations of manifolds -->";

    private static List<Manifold> manifolds() {
        R064Store b = R064Store.FACTORY.makeEye(6, 6);
        b.set(0, 0, 2);
        return List.of(
                new Euclidean(6, 3),
                new SymmetricMatrices(4),
                new SkewMatrices(4),
                new Frozen(6, 3),
                new Sphere(6, 3),
                new Oblique(6, 3, ObliqueAxis.COLUMNS),
                new Stiefel(6, 3),
                new Stiefel(6, 3, StiefelMetric.CANONICAL),
                new Grassmann(6, 3),
                new Flag(6, 1, 3),
                new GeneralisedStiefel(b, 3),
                new Rotations(4),
                new OrthogonalGroup(4),
                new AffineInvariantPositiveDefinite(4),
                new LogEuclideanPositiveDefinite(4),
                new BuresWassersteinPositiveDefinite(4),
                new PositiveNumbers(3, 2),
                new ProbabilitySimplex(4, 2),
                new LorentzModel(3, 2),
                new PoincareBall(3, 2),
                new Elliptope(6, 3),
                new FixedRankPositiveSemidefinite(6, 3),
                new FixedRank(6, 5, 2),
                new SymplecticStiefel(6, 4));
    }

    private static String table() {
        String head = "| manifold | steps (order) | inverse steps | logarithm, distance | parallel transport | vector"
                + " transport | Hessian | injectivity radius |\n"
                + "|---|---|---|---|---|---|---|---|\n";
        return head + manifolds().stream().map(OperationsTableTest::row).collect(Collectors.joining());
    }

    private static String row(Manifold m) {
        String name = m.getClass().getSimpleName();
        if (m instanceof Stiefel) {
            name += m.order(Retraction.POLAR) == 2 ? ", Euclidean" : ", canonical";
        }
        return Stream.of(
                        name,
                        NamedRetraction.all(m).stream()
                                .map(r -> r.name() + " (" + r.order() + ")")
                                .collect(Collectors.joining(", ")),
                        m instanceof InverseRetraction inverse
                                ? inverse.invertibleRetractions().stream()
                                        .sorted()
                                        .map(Retraction::text)
                                        .collect(Collectors.joining(", "))
                                : "–",
                        m instanceof RiemannianLogarithm ? "yes" : "–",
                        m instanceof ParallelTransport ? "yes" : "–",
                        overrides(m, "transportTo", 4) ? "its own" : "projection",
                        m instanceof RiemannianHessian ? "yes" : "–",
                        radius(m.injectivityRadius()))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static boolean overrides(Manifold m, String method, int parameters) {
        return Stream.<Class<?>>iterate(m.getClass(), c -> c != Object.class, Class::getSuperclass)
                .flatMap(c -> Arrays.stream(c.getDeclaredMethods()))
                .anyMatch(each -> each.getName().equals(method) && each.getParameterCount() == parameters);
    }

    private static String radius(OptionalDouble radius) {
        if (radius.isEmpty()) {
            return "not known";
        }
        double r = radius.getAsDouble();
        return r == Double.POSITIVE_INFINITY
                ? "∞"
                : String.format(Locale.ROOT, "%.4gπ", r / Math.PI)
                        .replaceAll("\\.?0+π", "π")
                        .replaceAll("^1π", "π");
    }

    @Test
    @DisplayName("says what the types say")
    void written() throws IOException {
        String page = Files.readString(PAGE);
        int from = page.indexOf(BEGIN) + BEGIN.length();
        assertThat(page.substring(from, page.indexOf(END))).isEqualTo(table());
    }
}
