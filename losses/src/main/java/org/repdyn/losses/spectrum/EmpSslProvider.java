package org.repdyn.losses.spectrum;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.plugin.Reference;
import org.repdyn.losses.spi.LossProvider;

/** Offers {@link EmpSsl}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class EmpSslProvider implements LossProvider<EmpSslOptions> {

    @Override
    public String name() {
        return "emp-ssl";
    }

    @Override
    public String summary() {
        return "coding rate of the unit embeddings, and cosine of each view with the mean of the views";
    }

    @Override
    public Optional<Reference> reference() {
        return Optional.of(new Reference(
                "Tong, Chen, Ma, LeCun",
                "EMP-SSL: Towards Self-Supervised Learning in One Training Epoch",
                2023,
                "arXiv:2304.03977, eq. 2"));
    }

    @Override
    public Class<EmpSslOptions> optionsType() {
        return EmpSslOptions.class;
    }

    @Override
    public EmpSsl create(EmpSslOptions options) {
        return new EmpSsl(options);
    }
}
