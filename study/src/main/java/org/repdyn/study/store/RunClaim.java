package org.repdyn.study.store;

import org.apiguardian.api.API;

/** The right to compute a run, which no other thread or process has until it is closed. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@FunctionalInterface
public interface RunClaim extends AutoCloseable {

    /** Claim without effect, for runs that are not kept. */
    RunClaim NONE = () -> {};

    /** Gives the claim back, after the run was kept or given up. */
    @Override
    void close();
}
