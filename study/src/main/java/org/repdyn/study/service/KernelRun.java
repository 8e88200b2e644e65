package org.repdyn.study.service;

import java.nio.file.Path;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * What to compute of a kernel, and where to.
 *
 * @param directory of the tiles
 * @param npy a NumPy file to write as well
 * @param eigenpairs how many of the largest eigenvalues to find, 0 for none
 * @param landmarks of a Nyström approximation whose trace error to state, 0 for none
 * @param threads at work
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record KernelRun(Path directory, Optional<Path> npy, int eigenpairs, int landmarks, int threads) {}
