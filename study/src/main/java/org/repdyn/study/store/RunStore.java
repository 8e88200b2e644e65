package org.repdyn.study.store;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Store of finished runs, found by their identity. Implementations are safe for several threads, and for several
 * processes that use the same place. A run that cannot be read counts as missing, and a run that cannot be kept is
 * computed again by the next study; both are reported to the user, and neither throws an exception.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface RunStore {

    /** Store that keeps nothing. */
    RunStore NONE = new RunStore() {
        @Override
        public Optional<StoredRun> find(RunId id) {
            return Optional.empty();
        }

        @Override
        public Optional<RunHeader> header(RunId id) {
            return Optional.empty();
        }

        @Override
        public boolean keep(StoredRun run) {
            return false;
        }

        @Override
        public boolean isWritable() {
            return false;
        }

        @Override
        public List<RunHeader> list() {
            return List.of();
        }

        @Override
        public Optional<String> place() {
            return Optional.empty();
        }
    };

    /** Returns a run; empty if it is not in the store or cannot be read. */
    Optional<StoredRun> find(RunId id);

    /** Returns the description of a run; empty if it is not in the store or cannot be read. */
    Optional<RunHeader> header(RunId id);

    /** Returns the size of a run in the store, in bytes; 0 if it is not known. */
    default long size(RunId id) {
        return 0;
    }

    /**
     * Claims the computation of a run, so that no other process computes it at the same time. After a claim was given, another
     * process may have kept the run shortly before; find it again.
     *
     * @return the claim, to be closed when the run was kept or given up; empty if another process holds it
     */
    default Optional<RunClaim> claim(RunId id) {
        return Optional.of(RunClaim.NONE);
    }

    /**
     * Keeps a run at once and completely, in place of an earlier one with the same identity.
     *
     * @return false if the run could not be kept
     */
    boolean keep(StoredRun run);

    /** Returns false if no run can be kept, such as in a folder that is read-only. */
    boolean isWritable();

    /** Returns the number of runs that could not be kept so far although runs can be kept, such as while the disk was full. */
    default int unkept() {
        return 0;
    }

    /** Returns the descriptions of all runs that can be read, in the order of their identifiers. */
    List<RunHeader> list();

    /** Returns the place of the store for the provenance; empty if it keeps nothing. */
    Optional<String> place();

    /** Returns the folder of the store for temporary files; empty if it is not a folder of this host that can be written. */
    default Optional<Path> folder() {
        return Optional.empty();
    }
}
