package org.repdyn.testkit.manifolds;

import org.repdyn.core.plugin.NoOptions;
import org.repdyn.manifolds.flat.EuclideanProvider;
import org.repdyn.manifolds.spi.Constraint;
import org.repdyn.testkit.ManifoldContract;

class EuclideanContractTest extends ManifoldContract {

    @Override
    protected Constraint constraint() {
        return new EuclideanProvider().create(new NoOptions());
    }
}
