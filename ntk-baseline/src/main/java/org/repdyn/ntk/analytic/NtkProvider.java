package org.repdyn.ntk.analytic;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.plugin.Reference;
import org.repdyn.kernels.network.NetworkReader;
import org.repdyn.kernels.recursion.InfiniteNetwork;
import org.repdyn.kernels.spi.NetworkParts;
import org.repdyn.kernels.spi.Parameterisation;
import org.repdyn.ntk.spi.Baseline;
import org.repdyn.ntk.spi.BaselineProvider;

/** Provider of the baseline {@code ntk}. */
@API(status = API.Status.INTERNAL, since = "0.1")
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
        return create(options, NetworkParts.builtIn());
    }

    @Override
    public Baseline create(NtkOptions options, NetworkParts parts) {
        return new NtkBaseline(options, network(options, parts));
    }

    static InfiniteNetwork network(NtkOptions options, NetworkParts parts) {
        if (options.network().isPresent()) {
            return new NetworkReader(parts).read(options.network().get(), options.parameterisation());
        }
        if (options.parameterisation() == Parameterisation.STANDARD) {
            throw new IllegalArgumentException(
                    "the standard parameterisation needs the widths of the layers; give them with"
                            + " network, such as [{dense: {width: 512}}, relu, dense]");
        }
        return InfiniteNetwork.fullyConnected(
                options.activation().function(), options.depth(), options.weightStd(), options.biasStd());
    }
}
