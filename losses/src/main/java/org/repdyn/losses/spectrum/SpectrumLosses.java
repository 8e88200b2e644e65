package org.repdyn.losses.spectrum;

import java.util.List;
import org.apiguardian.api.API;
import org.repdyn.core.plugin.PluginProvider;
import org.repdyn.core.plugin.ProviderCatalogue;
import org.repdyn.core.plugin.Reference;
import org.repdyn.losses.spi.LossProvider;

/** Catalogue of losses of the spectrum of the embeddings. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SpectrumLosses implements ProviderCatalogue {

    /** Provider of {@link EmpSsl}. */
    public static final LossProvider<EmpSslOptions> EMP_SSL = LossProvider.of(
            "emp-ssl",
            "maximises the coding rate of unit embeddings and the cosine of each view with the mean of the views",
            new Reference(
                    "Tong, Chen, Ma, LeCun",
                    "EMP-SSL: Towards Self-Supervised Learning in One Training Epoch",
                    2023,
                    "arXiv:2304.03977, eq. 2"),
            EmpSslOptions.class,
            EmpSsl::new);

    /** Provider of {@link Frossl}. */
    public static final LossProvider<FrosslOptions> FROSSL = LossProvider.of(
            "frossl",
            "logarithm of the Frobenius norm of each view's normalised Gram matrix, and distance between the views",
            new Reference(
                    "Skean, Dhakal, Jacobs, Giraldo",
                    "FroSSL: Frobenius Norm Minimization for Efficient Multiview Self-Supervised Learning",
                    2024,
                    "arXiv:2310.02903"),
            FrosslOptions.class,
            Frossl::new);

    /** Provider of {@link Mmcr}. */
    public static final LossProvider<MmcrOptions> MMCR = LossProvider.of(
            "mmcr",
            "maximises the nuclear norm of the samples' centroids and minimises that of each sample's views",
            new Reference(
                    "Yerxa, Kuang, Simoncelli, Chung",
                    "Learning Efficient Coding of Natural Images with Maximum Manifold Capacity Representations",
                    2023,
                    "arXiv:2303.03307, eq. 4"),
            MmcrOptions.class,
            Mmcr::new);

    /** Provider of {@link TotalCodingRate}. */
    public static final LossProvider<TotalCodingRateOptions> TCR = LossProvider.of(
            "tcr",
            "maximises the total coding rate of the embeddings",
            new Reference(
                    "Yu, Chan, You, Song, Ma",
                    "Learning Diverse and Discriminative Representations via the Principle of Maximal Coding Rate Reduction",
                    2020,
                    "arXiv:2006.08558, eq. 1"),
            TotalCodingRateOptions.class,
            TotalCodingRate::new);

    @Override
    public List<PluginProvider<?>> providers() {
        return List.of(EMP_SSL, FROSSL, MMCR, TCR);
    }
}
