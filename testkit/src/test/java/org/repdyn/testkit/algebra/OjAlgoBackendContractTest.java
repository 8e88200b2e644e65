package org.repdyn.testkit.algebra;

import org.repdyn.core.algebra.LinearAlgebraBackendProvider;
import org.repdyn.core.algebra.OjAlgoBackendProvider;
import org.repdyn.testkit.LinearAlgebraBackendContract;

class OjAlgoBackendContractTest extends LinearAlgebraBackendContract {

    @Override
    protected LinearAlgebraBackendProvider provider() {
        return new OjAlgoBackendProvider();
    }
}
