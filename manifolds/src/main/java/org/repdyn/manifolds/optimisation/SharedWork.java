package org.repdyn.manifolds.optimisation;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;

/**
 * Work that a cost and its derivatives share, such as the product AX: it is done once at each point. A solver evaluates the gradient at a point
 * whose cost it knows, and products with the Hessian at one point while it tries others, so the last two points are remembered:
 *
 * <pre>{@code
 * SharedWork<R064Store> ax = SharedWork.matrix(n, k, (x, result) -> algebra.multiply(a, false, x, false, result));
 * RiemannianProblem.on(manifold)
 *         .minimize(x -> -dot(x, ax.at(x)))
 *         .gradient((x, g) -> scale(-2, ax.at(x), g))
 * }</pre>
 *
 * <p>Points are compared by their entries, so that a point whose memory was overwritten is a new one. Serves one thread.
 *
 * @param <T> type of the results, which are overwritten
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SharedWork<T> {

    private final BiConsumer<R064Store, T> computation;
    private final List<Slot<T>> slots;
    private int last;

    private SharedWork(Supplier<T> memory, BiConsumer<R064Store, T> computation) {
        this.computation = computation;
        slots = List.of(new Slot<>(empty(memory)), new Slot<>(empty(memory)));
    }

    private static <T> T empty(Supplier<T> memory) {
        return Objects.requireNonNull(memory.get(), "the memory function returned null; it must make an empty result");
    }

    /**
     * Returns work with results of any type.
     *
     * @param memory makes an empty result, and is called twice
     * @param computation computes the result at a point; overwrites its second argument
     */
    public static <T> SharedWork<T> of(Supplier<T> memory, BiConsumer<R064Store, T> computation) {
        return new SharedWork<>(
                Objects.requireNonNull(memory, "the argument memory is null"),
                Objects.requireNonNull(computation, "the argument computation is null"));
    }

    /**
     * Returns work whose result is a matrix.
     *
     * @param rows rows of the result
     * @param columns columns of the result
     * @param computation computes the result at a point; overwrites its second argument
     */
    public static SharedWork<R064Store> matrix(int rows, int columns, BiConsumer<R064Store, R064Store> computation) {
        return of(() -> R064Store.FACTORY.make(rows, columns), computation);
    }

    /**
     * Returns the result at a point.
     *
     * @return memory that is valid until the work has been done at two other points; not to be changed
     */
    public T at(R064Store point) {
        for (int i = 0; i < slots.size(); i++) {
            if (slots.get(i).isAt(point)) {
                last = i;
                return slots.get(i).result;
            }
        }
        last = 1 - last;
        return slots.get(last).compute(point, computation);
    }

    /** A point and the result there. */
    private static final class Slot<T> {

        private final T result;
        /** Entries of the point; empty until a result is known. */
        private double[] point = new double[0];

        private boolean known;

        Slot(T result) {
            this.result = result;
        }

        boolean isAt(R064Store other) {
            return known && Arrays.equals(point, other.data);
        }

        T compute(R064Store other, BiConsumer<R064Store, T> computation) {
            // If the computation throws, the result is half done.
            known = false;
            if (point.length != other.data.length) {
                point = new double[other.data.length];
            }
            System.arraycopy(other.data, 0, point, 0, point.length);
            computation.accept(other, result);
            known = true;
            return result;
        }
    }
}
