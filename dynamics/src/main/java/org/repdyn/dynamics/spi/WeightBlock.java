package org.repdyn.dynamics.spi;

import org.apiguardian.api.API;

/**
 * The shape of one weight matrix of an encoder.
 *
 * @param name such as {@code W} or {@code W1}
 * @param rows number of rows
 * @param columns number of columns
 * @param scale length of a column under an orthogonality constraint: WᵀW = scale²·I
 * @param output true if the columns are the outputs, so that W → WQ rotates the embeddings
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public record WeightBlock(String name, int rows, int columns, double scale, boolean output) {}
