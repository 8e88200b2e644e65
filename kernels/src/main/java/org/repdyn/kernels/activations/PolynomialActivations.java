package org.repdyn.kernels.activations;

import java.util.List;
import org.apiguardian.api.API;
import org.repdyn.core.options.Option;
import org.repdyn.core.plugin.PluginProvider;
import org.repdyn.core.plugin.ProviderCatalogue;
import org.repdyn.kernels.spi.ActivationProvider;

/** Polynomial activations, in closed form. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class PolynomialActivations implements ProviderCatalogue {

    /** Power. */
    public static final ActivationProvider<MonomialOptions> MONOMIAL = ActivationProvider.of(
            "monomial", "x to a power", MonomialOptions.class, options -> Polynomial.monomial(options.degree()));

    /** Normalised Hermite polynomial. */
    public static final ActivationProvider<HermiteOptions> HERMITE = ActivationProvider.of(
            "hermite",
            "normalised Hermite polynomial of the probabilists, He_n / sqrt(n!)",
            HermiteOptions.class,
            options -> Polynomial.hermite(options.degree()));

    /** Polynomial. */
    public static final ActivationProvider<PolynomialOptions> POLYNOMIAL = ActivationProvider.of(
            "polynomial",
            "sum of coefficients times powers of x",
            PolynomialOptions.class,
            options -> new Polynomial("polynomial", options.coef()));

    @Override
    public List<PluginProvider<?>> providers() {
        return List.of(MONOMIAL, HERMITE, POLYNOMIAL);
    }

    /** Options of {@code monomial}. */
    public record MonomialOptions(@Option(help = "power", defaultValue = "2", range = "[0, 20]") int degree) {}

    /** Options of {@code hermite}. */
    public record HermiteOptions(
            @Option(help = "degree n of the polynomial", defaultValue = "2", range = "[0, 20]") int degree) {}

    /** Options of {@code polynomial}. */
    public record PolynomialOptions(
            @Option(help = "coefficients of 1, x, x^2 and so on", example = "[0, 1]") List<Double> coef) {}
}
