package org.repdyn.testkit.manifolds;

import org.repdyn.core.plugin.NoOptions;
import org.repdyn.manifolds.orthogonality.GrassmannProvider;
import org.repdyn.manifolds.spi.Constraint;
import org.repdyn.testkit.ManifoldContract;

class GrassmannContractTest extends ManifoldContract {

    @Override
    protected Constraint constraint() {
        return new GrassmannProvider().create(new NoOptions());
    }
}
