package org.repdyn.study.plan;

import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.random.Seed;
import org.repdyn.kernels.recursion.InfiniteNetwork;
import org.repdyn.kernels.tiles.TiledKernels.Kind;

/**
 * The kernel of an arm's baseline at the samples of its data.
 *
 * @param arm name of the arm
 * @param dataset name of the data
 * @param inputs n×d
 * @param network the network
 * @param kind which of its kernels
 * @param seed of the study
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record KernelPlan(String arm, String dataset, R064Store inputs, InfiniteNetwork network, Kind kind, Seed seed) {}
