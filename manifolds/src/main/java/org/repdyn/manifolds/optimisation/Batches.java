package org.repdyn.manifolds.optimisation;

import java.util.Arrays;
import java.util.Objects;
import org.apache.commons.rng.UniformRandomProvider;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.random.Seed;

/**
 * The terms of a cost in batches: each epoch visits every term once, in an order that the seed determines.
 *
 * @param terms number of terms
 * @param size number of terms in a batch
 * @param gradient gradient of the mean over a batch
 * @param seed seed of the orders
 * @param epochs number of epochs that an earlier run has made
 */
record Batches(int terms, int size, BatchGradient gradient, Seed seed, int epochs) {

    Batches {
        Objects.requireNonNull(gradient, "the argument gradient is null; give the gradient of the mean over a batch");
        Objects.requireNonNull(seed, "the argument order is null; give a seed");
        if (terms < 1) {
            throw new IllegalArgumentException("a mean needs at least 1 term, got " + terms);
        }
        if (size < 1 || size > terms) {
            throw new IllegalArgumentException("a batch must have between 1 and all " + terms + " terms, got " + size);
        }
        if (epochs < 0) {
            throw new IllegalArgumentException("the number of epochs must be at least 0, got " + epochs);
        }
    }

    /** Returns batches of one term in the orders of seed 0, from the first epoch on. */
    static Batches single(int terms, BatchGradient gradient) {
        return new Batches(terms, 1, gradient, new Seed(0), 0);
    }

    /** Returns the number of batches that an earlier run has used. */
    long before() {
        return (long) epochs * ((terms + size - 1) / size);
    }

    /** Returns the indices of all terms, in their order. */
    static int[] all(int terms) {
        int[] all = new int[terms];
        Arrays.setAll(all, i -> i);
        return all;
    }

    /** Returns the gradient of the mean over all terms. */
    EuclideanGradient whole() {
        int[] all = all(terms);
        return (point, result) -> gradient.gradient(point, all, result);
    }

    /** Shuffles the terms in place (Fisher and Yates). */
    static void shuffle(int[] order, UniformRandomProvider random) {
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
    }

    /** Computes the gradient of the batch that begins at an index of the order. */
    void gradient(R064Store point, int[] order, int begin, R064Store result) {
        gradient.gradient(point, Arrays.copyOfRange(order, begin, Math.min(begin + size, order.length)), result);
    }
}
