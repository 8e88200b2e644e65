package org.repdyn.testkit.algebra;

import org.repdyn.core.algebra.LinearAlgebraBackendProvider;
import org.repdyn.openblas.OpenBlasBackendProvider;
import org.repdyn.testkit.LinearAlgebraBackendContract;

class OpenBlasBackendContractTest extends LinearAlgebraBackendContract {

    @Override
    protected LinearAlgebraBackendProvider provider() {
        return new OpenBlasBackendProvider();
    }
}
