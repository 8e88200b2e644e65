package org.repdyn.cli.embedding;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.core.plugin.PluginProvider;
import org.repdyn.core.plugin.ProviderCatalogue;
import org.repdyn.core.views.Embeddings;
import org.repdyn.core.views.ViewRequirements;
import org.repdyn.losses.spi.Homogeneous;
import org.repdyn.losses.spi.Loss;
import org.repdyn.losses.spi.LossProvider;
import org.repdyn.losses.spi.RotationInvariant;
import org.repdyn.losses.spi.ScaleInvariant;

/**
 * The losses of the program around RepDyn. A loss that is registered here is a plugin of every command that begins later in this
 * process. In a process of RepDyn itself there are none.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class GuestLosses implements ProviderCatalogue {

    // ServiceLoader makes the catalogue, so the program around it can hand over its losses only through the class.
    private static final List<GuestLoss> LOSSES = new CopyOnWriteArrayList<>();

    /** Adds a loss, in place of one of the same name. */
    public static synchronized void register(GuestLoss loss) {
        remove(loss.name());
        LOSSES.add(loss);
    }

    /** Removes the loss of a name, if there is one. */
    public static synchronized void remove(String name) {
        LOSSES.removeIf(loss -> loss.name().equals(name));
    }

    @Override
    public List<PluginProvider<?>> providers() {
        return LOSSES.stream().<PluginProvider<?>>map(GuestLosses::provider).toList();
    }

    private static LossProvider<NoOptions> provider(GuestLoss guest) {
        return LossProvider.of(
                guest.name(), guest.summary(), NoOptions.class, options -> withProperties(guest, new Plain(guest)));
    }

    /** Returns a loss that implements the types of the properties that the guest declares. */
    private static Loss withProperties(GuestLoss guest, Loss loss) {
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
                GuestLosses.class.getClassLoader(), types.toArray(Class<?>[]::new), (proxy, method, arguments) -> {
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

    private static final class Plain implements Loss {

        private final GuestLoss guest;

        Plain(GuestLoss guest) {
            this.guest = guest;
        }

        @Override
        public ViewRequirements views() {
            return new ViewRequirements(guest.positives(), guest.negatives(), false);
        }

        @Override
        public double value(Embeddings u) {
            return valueAndGradient(u, R064Store.FACTORY.make(u.layout().rows(), u.dimension()));
        }

        @Override
        public double valueAndGradient(Embeddings u, R064Store gradient) {
            double[] result = guest.evaluation()
                    .evaluate(u.matrix().data.clone(), u.samples(), u.layout().rows(), u.dimension());
            if (result.length != gradient.data.length + 1) {
                throw new IllegalStateException("the loss " + guest.name() + " returned " + result.length
                        + " numbers; the value and a gradient of " + u.layout().rows() + "×" + u.dimension() + " are "
                        + (gradient.data.length + 1));
            }
            System.arraycopy(result, 1, gradient.data, 0, gradient.data.length);
            return result[0];
        }
    }
}
