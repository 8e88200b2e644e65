package org.repdyn.ntk.analytic;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.plugin.Reference;
import org.repdyn.kernels.spi.NetworkParts;
import org.repdyn.ntk.spi.Baseline;
import org.repdyn.ntk.spi.BaselineProvider;

/** Provider of the baseline {@code kernel-representation}. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class KernelRepresentationProvider implements BaselineProvider<KernelRepresentationOptions> {

    @Override
    public String name() {
        return "kernel-representation";
    }

    @Override
    public String summary() {
        return "where self-supervised training in the space of an infinitely wide network ends, in closed form";
    }

    @Override
    public Optional<Reference> reference() {
        return Optional.of(new Reference(
                "Cabannes, Kiani, Balestriero, LeCun, Bietti",
                "The SSL Interplay: Augmentations, Inductive Bias, and Generalization",
                2023,
                "arXiv:2302.02774"));
    }

    @Override
    public Class<KernelRepresentationOptions> optionsType() {
        return KernelRepresentationOptions.class;
    }

    @Override
    public Baseline create(KernelRepresentationOptions options) {
        return create(options, NetworkParts.builtIn());
    }

    @Override
    public Baseline create(KernelRepresentationOptions options, NetworkParts parts) {
        return new KernelRepresentationBaseline(options, NtkProvider.network(options.networkOptions(), parts));
    }
}
