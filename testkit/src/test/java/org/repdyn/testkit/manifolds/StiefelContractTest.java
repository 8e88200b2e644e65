package org.repdyn.testkit.manifolds;

import org.repdyn.manifolds.orthogonality.StiefelMetric;
import org.repdyn.manifolds.orthogonality.StiefelOptions;
import org.repdyn.manifolds.orthogonality.StiefelProvider;
import org.repdyn.manifolds.spi.Constraint;
import org.repdyn.testkit.ManifoldContract;

class StiefelContractTest extends ManifoldContract {

    @Override
    protected Constraint constraint() {
        return new StiefelProvider().create(new StiefelOptions(StiefelMetric.EUCLIDEAN));
    }
}
