package org.repdyn.core.plugin;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.repdyn.core.problem.ExceptionText;

/**
 * Boundary around a plugin that has its own class loader: each call into one of its objects runs with that loader as
 * the thread's context class loader, on any thread, and the objects that the call returns are wrapped too. A wrapped object implements
 * every public interface of the object itself, so capability types are kept. No exception of a plugin
 * passes the boundary unnamed: one that has a meaning in the SPI keeps its type, an {@link ArithmeticException} as a {@link
 * PluginArithmeticException} and an {@link IllegalArgumentException} as a {@link PluginRefusalException}; every other, and every
 * breach of the contract of an SPI, becomes a {@link PluginFailureException}. Exceptions of RepDyn itself pass unchanged: the
 * engine that a plugin calls may throw them.
 */
final class PluginBoundary implements InvocationHandler {

    /** Message of the exception that Java throws at an integer division by zero. */
    private static final String DIVISION = "/ by zero";

    private final Object target;
    private final PluginIdentity plugin;
    private final Map<String, Object> known;
    private final ReturnedValues values;

    private PluginBoundary(Object target, PluginIdentity plugin, Map<String, Object> known) {
        this.target = target;
        this.plugin = plugin;
        this.known = known;
        this.values = new ReturnedValues(plugin);
    }

    /** Returns a proxy of an object whose class the plugin's loader defined; the object itself if it has no public interface. */
    static Object proxy(Object instance, PluginIdentity plugin) {
        return proxy(instance, plugin, Map.of());
    }

    /**
     * Returns a proxy of an object of a plugin.
     *
     * @param known values of methods without parameters, by name; these methods are not called again
     */
    static Object proxy(Object instance, PluginIdentity plugin, Map<String, Object> known) {
        Set<Class<?>> interfaces = new LinkedHashSet<>();
        for (Class<?> type = instance.getClass(); type != Object.class; type = type.getSuperclass()) {
            collect(type, plugin.loader(), interfaces);
        }
        return interfaces.isEmpty()
                ? instance
                : Proxy.newProxyInstance(
                        plugin.loader(),
                        interfaces.toArray(new Class<?>[0]),
                        new PluginBoundary(instance, plugin, known));
    }

    private static void collect(Class<?> type, ClassLoader loader, Set<Class<?>> found) {
        for (Class<?> face : type.getInterfaces()) {
            if (Modifier.isPublic(face.getModifiers()) && !face.isSealed() && sees(loader, face)) {
                found.add(face);
            } else {
                collect(face, loader, found);
            }
        }
    }

    private static boolean sees(ClassLoader loader, Class<?> type) {
        try {
            return Class.forName(type.getName(), false, loader) == type;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        if (method.getDeclaringClass() == Object.class && "equals".equals(method.getName())) {
            return target.equals(unwrap(arguments[0]));
        }
        Object answer = method.getParameterCount() == 0 ? known.get(method.getName()) : null;
        if (answer != null) {
            return answer;
        }
        Thread thread = Thread.currentThread();
        ClassLoader previous = thread.getContextClassLoader();
        boolean interrupted = CallEffects.interruptedBefore();
        thread.setContextClassLoader(plugin.loader());
        try {
            Object result = method.invoke(target, arguments);
            Optional<String> effect = CallEffects.undo(interrupted);
            if (effect.isPresent()) {
                throw failure(call(method) + effect.get());
            }
            if (!promisesAValue(method)) {
                return values.wrap(result);
            }
            Object required = PluginFailure.required(result, plugin.description(), call(method));
            if (containsNull(required)) {
                throw failure(call(method) + " returned a value that contains null; its author must leave it out");
            }
            return values.wrap(required);
        } catch (InvocationTargetException e) {
            Throwable thrown = Objects.requireNonNullElse(e.getCause(), e);
            // The message is about what it threw, which says more than what it left behind.
            Optional<String> unused = CallEffects.undo(interrupted);
            throw failure(method, thrown);
        } catch (LinkageError e) {
            throw failure(method, e);
        } finally {
            thread.setContextClassLoader(previous);
        }
    }

    /** Returns the plugin of the object. */
    PluginIdentity plugin() {
        return plugin;
    }

    /** Returns true for methods of an SPI that return an object: all packages of RepDyn are null-marked. */
    private static boolean promisesAValue(Method method) {
        return method.getReturnType() != void.class
                && SharedPackages.containsClass(method.getDeclaringClass().getName());
    }

    /** Returns true for a list, set or map with an element, key or value that is null. */
    private static boolean containsNull(Object value) {
        if (value instanceof Map<?, ?> map) {
            return containsNull(map.keySet()) || containsNull(map.values());
        }
        // Immutable collections throw from contains(null).
        return value instanceof Collection<?> all && all.stream().anyMatch(Objects::isNull);
    }

    private Throwable failure(Method method, Throwable cause) {
        if (passes(method, cause)) {
            return cause;
        }
        if (cause instanceof LinkageError) {
            return failure(call(method) + " failed: " + PluginFailureCauses.describe(cause, plugin.loader()), cause);
        }
        Optional<String> message = ExceptionText.message(cause);
        // A subclass, such as NumberFormatException, was not written for the user.
        if (cause.getClass() == IllegalArgumentException.class && message.isPresent()) {
            return new PluginRefusalException(plugin.description(), message.get(), (IllegalArgumentException) cause);
        }
        if (cause instanceof ArithmeticException arithmetic) {
            return new PluginArithmeticException(
                    plugin.description(),
                    written(cause)
                            ? message.orElseThrow() + " (" + plugin.description() + ")"
                            : threw(method, cause)
                                    + "; if the numbers are of ordinary size, its author must correct it",
                    arithmetic);
        }
        if (!(cause instanceof RuntimeException || cause instanceof Error)) {
            return failure(
                    threw(method, cause)
                            + ", a checked exception that the method does not declare; its author must wrap it"
                            + " in an unchecked exception",
                    cause);
        }
        return failure(threw(method, cause) + "; its author must correct it" + place(cause), cause);
    }

    /**
     * Returns true if the message of an arithmetic exception was written for the user, as an SPI asks where a quantity is not defined, and not by
     * Java, as "/ by zero" is, or by a library with a subclass of its own.
     */
    private static boolean written(Throwable cause) {
        if (cause.getClass() != ArithmeticException.class) {
            return false;
        }
        StackTraceElement[] trace = cause.getStackTrace();
        return ExceptionText.message(cause)
                        .filter(text -> !text.equals(DIVISION))
                        .isPresent()
                && (trace.length == 0 || !trace[0].getClassName().startsWith("java."));
    }

    /**
     * Returns true for an exception that the engine understands without the name of the plugin: one of RepDyn, one that the method
     * declares, and the lack of memory, which any part of a run may find first.
     */
    private boolean passes(Method method, Throwable cause) {
        boolean own = cause.getClass().getName().startsWith("org.repdyn.")
                && cause.getClass().getClassLoader() != plugin.loader();
        return own
                || cause instanceof OutOfMemoryError
                || Arrays.stream(method.getExceptionTypes()).anyMatch(type -> type.isInstance(cause));
    }

    private PluginFailureException failure(String message) {
        return new PluginFailureException(plugin.description(), message);
    }

    private PluginFailureException failure(String message, Throwable cause) {
        return new PluginFailureException(plugin.description(), message, cause);
    }

    private String threw(Method method, Throwable cause) {
        return call(method) + " threw " + ExceptionText.withType(cause);
    }

    /** Returns the line of the plugin's code that an exception passed last; empty if it passed none whose line is known. */
    private String place(Throwable cause) {
        String loader = Objects.requireNonNullElse(plugin.loader().getName(), "");
        return Arrays.stream(cause.getStackTrace())
                .filter(frame -> loader.equals(frame.getClassLoaderName()) && frame.getLineNumber() > 0)
                .findFirst()
                .map(frame -> " (" + frame.getFileName() + ", line " + frame.getLineNumber() + ")")
                .orElse("");
    }

    private String call(Method method) {
        // Java numbers the class of a lambda anew in each run; the class around it is what the author can find.
        String type = target.getClass().getName().replaceFirst("\\$\\$Lambda.*", "");
        return plugin.description() + ": " + type + "." + method.getName() + "()";
    }

    private static Object unwrap(Object object) {
        return object != null
                        && Proxy.isProxyClass(object.getClass())
                        && Proxy.getInvocationHandler(object) instanceof PluginBoundary boundary
                ? boundary.target
                : object;
    }
}
