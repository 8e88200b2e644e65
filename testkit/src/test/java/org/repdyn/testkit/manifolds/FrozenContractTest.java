package org.repdyn.testkit.manifolds;

import org.repdyn.core.plugin.NoOptions;
import org.repdyn.manifolds.flat.FrozenProvider;
import org.repdyn.manifolds.spi.Constraint;
import org.repdyn.testkit.ManifoldContract;

class FrozenContractTest extends ManifoldContract {

    @Override
    protected Constraint constraint() {
        return new FrozenProvider().create(new NoOptions());
    }
}
