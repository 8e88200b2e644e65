package org.repdyn.losses.supervised;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.core.plugin.Reference;
import org.repdyn.losses.spi.LossProvider;

/** Offers {@link SquaredRegression}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SquaredRegressionProvider implements LossProvider<NoOptions> {

    @Override
    public String name() {
        return "squared-regression";
    }

    @Override
    public String summary() {
        return "half the mean squared distance to the targets; the supervised reference";
    }

    @Override
    public Optional<Reference> reference() {
        return Optional.of(new Reference(
                "Jacot, Gabriel, Hongler",
                "Neural Tangent Kernel: Convergence and Generalization in Neural Networks",
                2018,
                "arXiv:1806.07572, least-squares regression"));
    }

    @Override
    public Class<NoOptions> optionsType() {
        return NoOptions.class;
    }

    @Override
    public SquaredRegression create(NoOptions options) {
        return new SquaredRegression();
    }
}
