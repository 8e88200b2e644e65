package org.repdyn.core.algebra;

import org.apiguardian.api.API;

/** Provider of the ojAlgo backend: plain Java, always available, fastest for small matrices. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class OjAlgoBackendProvider implements LinearAlgebraBackendProvider {

    @Override
    public String name() {
        return "ojalgo";
    }

    @Override
    public String summary() {
        return "ojAlgo, plain Java; always available";
    }

    @Override
    public int priority() {
        return 0;
    }

    @Override
    public int crossover(Operation operation) {
        return 0;
    }

    @Override
    public LinearAlgebraBackend start() {
        return new OjAlgoBackend();
    }
}
