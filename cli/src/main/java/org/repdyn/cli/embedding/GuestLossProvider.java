package org.repdyn.cli.embedding;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.core.views.Embeddings;
import org.repdyn.core.views.ViewRequirements;
import org.repdyn.losses.spi.Homogeneous;
import org.repdyn.losses.spi.Loss;
import org.repdyn.losses.spi.LossProvider;
import org.repdyn.losses.spi.NumericalLoss;
import org.repdyn.losses.spi.RotationInvariant;
import org.repdyn.losses.spi.ScaleInvariant;

/**
 * Provider of a loss that another language computes.
 *
 * @param guest the loss
 * @param stopped returns true if the command that uses the loss is to stop
 */
record GuestLossProvider(GuestLoss guest, BooleanSupplier stopped) implements LossProvider<NoOptions> {

    @Override
    public String name() {
        return guest.name();
    }

    @Override
    public String summary() {
        return guest.summary();
    }

    @Override
    public Class<NoOptions> optionsType() {
        return NoOptions.class;
    }

    @Override
    public boolean isPrototype() {
        return guest.prototype();
    }

    /** Returns a loss that implements the types of the properties that the guest declares. */
    @Override
    public Loss create(NoOptions options) {
        Loss loss = guest.prototype() ? new ValueAlone(guest, stopped) : new WithGradient(guest, stopped);
        List<Class<?>> types = new ArrayList<>(List.of(Loss.class));
        if (guest.rotationInvariant()) {
            types.add(RotationInvariant.class);
        }
        if (guest.degree() == 0) {
            types.add(ScaleInvariant.class);
        } else if (!Double.isNaN(guest.degree())) {
            types.add(Homogeneous.class);
        }
        return (Loss) Proxy.newProxyInstance(
                GuestLossProvider.class.getClassLoader(),
                types.toArray(Class<?>[]::new),
                (proxy, method, arguments) -> {
                    if (method.getDeclaringClass() == Homogeneous.class) {
                        return guest.degree();
                    }
                    try {
                        return method.invoke(loss, arguments);
                    } catch (InvocationTargetException e) {
                        throw Objects.requireNonNull(e.getCause());
                    }
                });
    }

    private static ViewRequirements views(GuestLoss guest) {
        return new ViewRequirements(guest.positives(), guest.negatives(), false);
    }

    private static double value(GuestLoss guest, BooleanSupplier stopped, GuestBuffer buffer, Embeddings u) {
        return unlessStopped(stopped, () -> guest.evaluation()
                .value(buffer.holding(u.matrix()), u.layout().rows(), u.dimension()));
    }

    /**
     * Returns a value of the guest.
     *
     * @throws CancellationException if the command is to stop, also while the guest computes: an exception of the guest is then the way in
     *     which its language ended it
     */
    private static double unlessStopped(BooleanSupplier stopped, DoubleSupplier evaluation) {
        if (stopped.getAsBoolean()) {
            throw new CancellationException("the command was stopped");
        }
        try {
            return evaluation.getAsDouble();
        } catch (RuntimeException e) {
            if (!stopped.getAsBoolean()) {
                throw e;
            }
            CancellationException cancelled = new CancellationException("the command was stopped");
            cancelled.initCause(e);
            throw cancelled;
        }
    }

    /** A loss whose gradient is computed by differences of its value. It serves one run on one thread, so it can keep its buffer. */
    private static final class ValueAlone extends NumericalLoss {

        private final GuestLoss guest;
        private final BooleanSupplier stopped;
        private final GuestBuffer embeddings = new GuestBuffer();

        ValueAlone(GuestLoss guest, BooleanSupplier stopped) {
            this.guest = guest;
            this.stopped = stopped;
        }

        @Override
        public ViewRequirements views() {
            return GuestLossProvider.views(guest);
        }

        @Override
        public double value(Embeddings u) {
            return GuestLossProvider.value(guest, stopped, embeddings, u);
        }
    }

    /** A loss with a gradient of its own. It serves one run on one thread, so it can keep its buffers. */
    private static final class WithGradient implements Loss {

        private final GuestLoss guest;
        private final BooleanSupplier stopped;
        private final GuestBuffer embeddings = new GuestBuffer();
        private final GuestBuffer derivatives = new GuestBuffer();

        WithGradient(GuestLoss guest, BooleanSupplier stopped) {
            this.guest = guest;
            this.stopped = stopped;
        }

        @Override
        public ViewRequirements views() {
            return GuestLossProvider.views(guest);
        }

        @Override
        public double value(Embeddings u) {
            return GuestLossProvider.value(guest, stopped, embeddings, u);
        }

        @Override
        public double valueAndGradient(Embeddings u, R064Store gradient) {
            int rows = u.layout().rows();
            int columns = u.dimension();
            double value = unlessStopped(stopped, () -> guest.evaluation()
                    .valueAndGradient(embeddings.holding(u.matrix()), derivatives.of(rows, columns), rows, columns));
            GuestMatrix.read(derivatives.of(rows, columns), gradient);
            return value;
        }
    }
}
