package org.repdyn.testkit.manifolds;

import java.util.Optional;
import org.repdyn.manifolds.spheres.SphereOptions;
import org.repdyn.manifolds.spheres.SphereProvider;
import org.repdyn.manifolds.spi.Constraint;
import org.repdyn.testkit.ManifoldContract;

class SphereContractTest extends ManifoldContract {

    @Override
    protected Constraint constraint() {
        return new SphereProvider().create(new SphereOptions(Optional.empty()));
    }
}
