package org.repdyn.ntk.analytic;

import java.util.List;
import org.apiguardian.api.API;
import org.repdyn.core.plugin.PluginProvider;
import org.repdyn.core.plugin.ProviderCatalogue;
import org.repdyn.core.plugin.Reference;
import org.repdyn.ntk.spi.BaselineProvider;

/** Catalogue of the built-in baselines. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class BuiltInBaselines implements ProviderCatalogue {

    /** The dynamics under the constant neural tangent kernel of an infinitely wide network. */
    public static final BaselineProvider<NtkOptions> NTK = BaselineProvider.of(
            "ntk",
            "infinitely wide fully connected network under its constant neural tangent kernel",
            new Reference(
                    "Jacot, Gabriel, Hongler",
                    "Neural Tangent Kernel: Convergence and Generalization in Neural Networks",
                    2018,
                    "arXiv:1806.07572"),
            NtkOptions.class,
            (options, parts) -> new NtkBaseline(options, options.infiniteNetwork(parts)));

    /** The limit of self-supervised training in the function space of the kernel. */
    public static final BaselineProvider<KernelRepresentationOptions> KERNEL_REPRESENTATION = BaselineProvider.of(
            "kernel-representation",
            "where self-supervised training in the space of an infinitely wide network ends, in closed form",
            new Reference(
                    "Cabannes, Kiani, Balestriero, LeCun, Bietti",
                    "The SSL Interplay: Augmentations, Inductive Bias, and Generalization",
                    2023,
                    "arXiv:2302.02774"),
            KernelRepresentationOptions.class,
            (options, parts) -> new KernelRepresentationBaseline(
                    options, options.networkOptions().infiniteNetwork(parts)));

    @Override
    public List<PluginProvider<?>> providers() {
        return List.of(NTK, KERNEL_REPRESENTATION);
    }
}
