package org.repdyn.dynamics.descent;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.plugin.Reference;
import org.repdyn.dynamics.spi.Dynamics;
import org.repdyn.dynamics.spi.DynamicsProvider;

/** Provider of the Adam optimiser. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class AdamProvider implements DynamicsProvider<AdamOptions> {

    @Override
    public String name() {
        return "adam";
    }

    @Override
    public String summary() {
        return "Adam, Riemannian where the weights are constrained; full or mini-batches";
    }

    @Override
    public Optional<Reference> reference() {
        return Optional.of(new Reference(
                "Becigneul, Ganea",
                "Riemannian Adaptive Optimization Methods",
                2019,
                "arXiv:1810.00760; Kingma, Ba 2015 without a constraint"));
    }

    @Override
    public Class<AdamOptions> optionsType() {
        return AdamOptions.class;
    }

    @Override
    public Dynamics create(AdamOptions options) {
        return new Adam(options);
    }
}
