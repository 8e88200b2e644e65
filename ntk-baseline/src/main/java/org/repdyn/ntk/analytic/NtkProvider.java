package org.repdyn.ntk.analytic;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.plugin.Reference;
import org.repdyn.ntk.spi.Baseline;
import org.repdyn.ntk.spi.BaselineProvider;

/** Provides {@code ntk}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class NtkProvider implements BaselineProvider<NtkOptions> {

    @Override
    public String name() {
        return "ntk";
    }

    @Override
    public String summary() {
        return "infinitely wide fully connected network under its constant neural tangent kernel";
    }

    @Override
    public Optional<Reference> reference() {
        return Optional.of(new Reference(
                "Jacot, Gabriel, Hongler",
                "Neural Tangent Kernel: Convergence and Generalization in Neural Networks",
                2018,
                "arXiv:1806.07572"));
    }

    @Override
    public Class<NtkOptions> optionsType() {
        return NtkOptions.class;
    }

    @Override
    public Baseline create(NtkOptions options) {
        return new NtkBaseline(options);
    }
}
