package org.repdyn.core.plugin;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Boundary around a plugin that has its own class loader: each call into one of its objects runs with that loader as
 * the thread's context class loader, on any thread, and the objects that the call returns are wrapped too. A wrapped object implements
 * every public interface of the object itself, so capability types are kept. Breaches of the contract of an SPI become a {@link
 * PluginFailureException}.
 */
final class PluginBoundary implements InvocationHandler {

    private final Object target;
    private final ClassLoader loader;
    private final ReturnedValues values;

    private PluginBoundary(Object target, ClassLoader loader) {
        this.target = target;
        this.loader = loader;
        this.values = new ReturnedValues(loader);
    }

    /**
     * Wraps an object of a plugin. Objects of other class loaders, such as records of the SPI, are not wrapped; objects of the plugin
     * inside them are.
     *
     * @param <T> interface, or type outside the plugin
     * @param as class of the result
     * @param instance object to wrap
     * @param loader class loader of the plugin
     */
    public static <T> T wrap(Class<T> as, T instance, ClassLoader loader) {
        return as.cast(Objects.requireNonNull(new ReturnedValues(loader).wrap(instance)));
    }

    /** Returns a proxy of an object whose class the plugin's loader defined; the object itself if it has no public interface. */
    static Object proxy(Object instance, ClassLoader loader) {
        Set<Class<?>> interfaces = new LinkedHashSet<>();
        for (Class<?> type = instance.getClass(); type != Object.class; type = type.getSuperclass()) {
            collect(type, loader, interfaces);
        }
        return interfaces.isEmpty()
                ? instance
                : Proxy.newProxyInstance(
                        loader, interfaces.toArray(new Class<?>[0]), new PluginBoundary(instance, loader));
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
        Thread thread = Thread.currentThread();
        ClassLoader previous = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            Object result = method.invoke(target, arguments);
            if (result == null && promisesAValue(method)) {
                throw new PluginFailureException(call(method) + " returned null; its author must return a value");
            }
            return values.wrap(result);
        } catch (InvocationTargetException e) {
            throw failure(method, Objects.requireNonNullElse(e.getCause(), e));
        } catch (LinkageError e) {
            throw failure(method, e);
        } finally {
            thread.setContextClassLoader(previous);
        }
    }

    /** Returns true for methods of an SPI that return an object: all packages of RepDyn are null-marked. */
    private static boolean promisesAValue(Method method) {
        return method.getReturnType() != void.class
                && SharedPackages.containsClass(method.getDeclaringClass().getName());
    }

    private Throwable failure(Method method, Throwable cause) {
        if (cause instanceof LinkageError) {
            return new PluginFailureException(call(method) + " failed: " + PluginFailureCauses.describe(cause), cause);
        }
        boolean allowed = cause instanceof RuntimeException
                || cause instanceof Error
                || Arrays.stream(method.getExceptionTypes()).anyMatch(type -> type.isInstance(cause));
        return allowed
                ? cause
                : new PluginFailureException(
                        call(method) + " threw " + cause + ", a checked exception that the method does not declare; its"
                                + " author must wrap it in an unchecked exception",
                        cause);
    }

    private String call(Method method) {
        return loader.getName() + ": " + target.getClass().getName() + "." + method.getName() + "()";
    }

    private static Object unwrap(Object object) {
        return object != null
                        && Proxy.isProxyClass(object.getClass())
                        && Proxy.getInvocationHandler(object) instanceof PluginBoundary boundary
                ? boundary.target
                : object;
    }
}
