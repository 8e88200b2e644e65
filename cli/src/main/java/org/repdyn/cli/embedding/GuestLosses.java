package org.repdyn.cli.embedding;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import org.apiguardian.api.API;
import org.repdyn.core.plugin.PluginProvider;
import org.repdyn.core.plugin.ProviderCatalogue;
import org.repdyn.core.plugin.Spi;
import org.repdyn.losses.spi.LossProvider;

/**
 * The losses of the program around RepDyn. A loss that is registered here is a plugin of every command that begins later in this
 * process. In a process of RepDyn itself there are none.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class GuestLosses implements ProviderCatalogue {

    // ServiceLoader makes the catalogue, so the program around it can hand over its losses only through the class.
    private static final List<GuestLoss> LOSSES = new CopyOnWriteArrayList<>();

    /** Requests to stop the command that loads its plugins on this thread. */
    private static final ThreadLocal<BooleanSupplier> STOPPED = ThreadLocal.withInitial(() -> () -> false);

    /**
     * Adds a loss, in place of one of the program with the same name.
     *
     * @throws IllegalArgumentException if an installed loss has the name
     */
    public static synchronized void register(GuestLoss loss) {
        InstalledNames.requireFree(
                Spi.<LossProvider<?>>of(LossProvider.class, "loss"), loss.name(), GuestLossProvider.class);
        remove(loss.name());
        LOSSES.add(loss);
    }

    /** Removes the loss of a name, if there is one. */
    public static synchronized void remove(String name) {
        LOSSES.removeIf(loss -> loss.name().equals(name));
    }

    /**
     * Runs a command on this thread. Its losses of the program throw a {@link CancellationException} in place of a value as soon as it is to
     * stop: the gradient of a prototype takes many values, and between them nothing else looks for a request.
     *
     * @param stopped returns true if the command is to stop
     * @param command the command, which loads its plugins on this thread
     * @return its exit code
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public static int stoppable(BooleanSupplier stopped, IntSupplier command) {
        BooleanSupplier before = STOPPED.get();
        STOPPED.set(stopped);
        try {
            return command.getAsInt();
        } finally {
            STOPPED.set(before);
        }
    }

    @Override
    public List<PluginProvider<?>> providers() {
        BooleanSupplier stopped = STOPPED.get();
        return LOSSES.stream()
                .<PluginProvider<?>>map(loss -> new GuestLossProvider(loss, stopped))
                .toList();
    }
}
