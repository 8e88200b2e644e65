package org.repdyn.kernels.activations;

import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.options.Option;

/** Providers of polynomial activations, in closed form. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class PolynomialActivations {

    private PolynomialActivations() {}

    /** Provides {@code monomial}. */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public static final class Monomial extends BuiltInActivation<Monomial.Options> {

        /** Options of {@code monomial}. */
        @API(status = API.Status.INTERNAL, since = "0.1")
        public record Options(@Option(help = "power", defaultValue = "2", range = "[0, 20]") int degree) {}

        public Monomial() {
            super(
                    "monomial",
                    "x to a power",
                    Monomial.Options.class,
                    o -> Polynomial.monomial(o.degree()),
                    Optional.empty());
        }
    }

    /** Provides {@code hermite}. */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public static final class Hermite extends BuiltInActivation<Hermite.Options> {

        /** Options of {@code hermite}. */
        @API(status = API.Status.INTERNAL, since = "0.1")
        public record Options(@Option(help = "n", defaultValue = "2", range = "[0, 20]") int degree) {}

        public Hermite() {
            super(
                    "hermite",
                    "normalised Hermite polynomial of the probabilists, He_n / sqrt(n!)",
                    Hermite.Options.class,
                    o -> Polynomial.hermite(o.degree()),
                    Optional.empty());
        }
    }

    /** Provides {@code polynomial}. */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public static final class Coefficients extends BuiltInActivation<Coefficients.Options> {

        /** Options of {@code polynomial}. */
        @API(status = API.Status.INTERNAL, since = "0.1")
        public record Options(@Option(help = "coefficients of 1, x, x^2 and so on") List<Double> coef) {}

        public Coefficients() {
            super(
                    "polynomial",
                    "sum of coefficients times powers of x",
                    Coefficients.Options.class,
                    o -> new Polynomial("polynomial", o.coef()),
                    Optional.empty());
        }
    }
}
