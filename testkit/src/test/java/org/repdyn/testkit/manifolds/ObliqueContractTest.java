package org.repdyn.testkit.manifolds;

import java.util.Optional;
import org.repdyn.manifolds.spheres.ObliqueAxis;
import org.repdyn.manifolds.spheres.ObliqueOptions;
import org.repdyn.manifolds.spheres.ObliqueProvider;
import org.repdyn.manifolds.spi.Constraint;
import org.repdyn.testkit.ManifoldContract;

class ObliqueContractTest extends ManifoldContract {

    @Override
    protected Constraint constraint() {
        return new ObliqueProvider().create(new ObliqueOptions(ObliqueAxis.ROWS, Optional.empty()));
    }
}
