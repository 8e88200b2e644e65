package org.repdyn.study.service;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Settings of a kernel computation.
 *
 * @param directory directory of the tiles
 * @param npy NumPy file to write in addition
 * @param eigenpairs number of largest eigenvalues to find; 0 for none
 * @param landmarks rank of a Nyström approximation whose trace error is computed; 0 for none
 * @param threads number of tiles computed in parallel
 * @param provenance what the caller knows of the origin of the run, such as its command line
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record KernelRun(
        Path directory,
        Optional<Path> npy,
        int eigenpairs,
        int landmarks,
        int threads,
        Map<String, Object> provenance) {

    public KernelRun {
        provenance = Collections.unmodifiableMap(new LinkedHashMap<>(provenance));
    }
}
