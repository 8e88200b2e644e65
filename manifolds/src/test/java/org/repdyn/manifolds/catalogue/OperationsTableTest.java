package org.repdyn.manifolds.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.repdyn.manifolds.orthogonality.Stiefel;
import org.repdyn.manifolds.spi.InverseRetraction;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.manifolds.spi.NamedRetraction;
import org.repdyn.manifolds.spi.ParallelTransport;
import org.repdyn.manifolds.spi.Retraction;
import org.repdyn.manifolds.spi.RiemannianHessian;
import org.repdyn.manifolds.spi.RiemannianLogarithm;

@DisplayName("The table of operations in docs/manifolds.md")
class OperationsTableTest {

    private static final Path PAGE = Path.of("../docs/manifolds.md");
    private static final String BEGIN = "<!-- operations of manifolds -->\n\n";
    private static final String END = "\n<!-- end of operations of manifolds -->";

    private static String table() {
        String head = "| manifold | steps (order) | inverse steps | logarithm, distance | parallel transport | vector"
                + " transport | Hessian | injectivity radius |\n"
                + "|---|---|---|---|---|---|---|---|\n";
        return head
                + LibraryManifolds.all().stream().map(OperationsTableTest::row).collect(Collectors.joining());
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
