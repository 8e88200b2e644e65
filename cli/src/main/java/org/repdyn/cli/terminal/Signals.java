package org.repdyn.cli.terminal;

import java.lang.reflect.Proxy;

/**
 * Handlers of signals of the operating system. They use {@code sun.misc.Signal} by reflection: the module {@code jdk.unsupported}
 * exports it on every JDK, and there is no other way to tell a signal from a call of {@code System.exit}, but the compiler warns
 * of each direct use.
 */
final class Signals {

    private Signals() {}

    /**
     * Runs an action whenever a signal arrives, in place of the default action, which ends the process.
     *
     * @param name name of the signal without SIG, such as {@code INT}
     * @return false if this signal cannot be handled on this platform; then its default action is unchanged
     */
    static boolean handle(String name, Runnable action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object proxy = Proxy.newProxyInstance(
                    handler.getClassLoader(), new Class<?>[] {handler}, (self, method, given) -> {
                        return switch (method.getName()) {
                            case "hashCode" -> System.identityHashCode(action);
                            case "equals" -> self == given[0];
                            case "toString" -> name;
                            default -> {
                                action.run();
                                yield null;
                            }
                        };
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
