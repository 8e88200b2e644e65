package org.repdyn.core.plugin;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.repdyn.core.options.KebabCase;
import org.repdyn.core.options.MisdeclaredOptionsException;
import org.repdyn.core.options.OptionDescription;
import org.repdyn.core.options.OptionsBinder;

/**
 * Description of a plugin: what the methods of its provider without parameters return. All of them are called here, once, so that a
 * plugin whose description fails is never loaded.
 */
final class ProviderDescription {

    /** Key under which a study writes the name of a plugin, among its options. */
    private static final String NAME_KEY = "name";

    /** Methods that every provider has, in the order in which they are checked; all others follow. */
    private static final List<String> COMMON = List.of("name", "summary", "reference", "optionsType");

    private final Map<String, Object> values = new TreeMap<>();

    private ProviderDescription() {}

    /**
     * Reads and checks the description of a provider.
     *
     * @param spi provider interface
     * @throws InvalidProviderException if a method fails or returns a value that is not valid
     */
    static ProviderDescription of(Class<?> spi, PluginProvider<?> provider) {
        ProviderDescription description = new ProviderDescription();
        Arrays.stream(spi.getMethods())
                .filter(ProviderDescription::describes)
                .sorted(Comparator.comparing(
                                (Method m) -> COMMON.contains(m.getName()) ? COMMON.indexOf(m.getName()) : 9)
                        .thenComparing(Method::getName))
                .forEach(method -> description.add(method, provider));
        return description;
    }

    /** Returns true for a method that describes a plugin; one that may fail, such as the start of a backend, does not. */
    private static boolean describes(Method method) {
        return method.getParameterCount() == 0
                && method.getReturnType() != void.class
                && method.getExceptionTypes().length == 0
                && !Modifier.isStatic(method.getModifiers());
    }

    private void add(Method method, PluginProvider<?> provider) {
        String name = method.getName();
        @Nullable Object value = call(method, provider);
        if (name.equals("name") && !(value instanceof String text && KebabCase.isKebab(text))) {
            throw new InvalidProviderException(
                    "its name '" + String.valueOf(value).replaceAll("\\s+", " ")
                            + "' is not valid: lower-case letters, digits and single hyphens, a letter first");
        }
        if (name.equals("summary")
                && !(value instanceof String text
                        && !text.isBlank()
                        && text.lines().count() == 1)) {
            throw new InvalidProviderException("its summary must be one line");
        }
        if (value == null) {
            throw new InvalidProviderException("its method " + name + "()" + PluginFailureException.RETURNED_NULL);
        }
        if (value instanceof List<?> list && list.stream().anyMatch(Objects::isNull)) {
            throw new InvalidProviderException(
                    "its method " + name + "() returned a list with null in it; its author must remove it");
        }
        if (value instanceof Class<?> options && name.equals("optionsType")) {
            checkOptions(options);
        }
        values.put(name, value);
    }

    private static @Nullable Object call(Method method, PluginProvider<?> provider) {
        try {
            method.trySetAccessible();
            return method.invoke(provider);
        } catch (InvocationTargetException e) {
            throw failed(method, Objects.requireNonNullElse(e.getCause(), e));
        } catch (ReflectiveOperationException | LinkageError e) {
            throw failed(method, e);
        }
    }

    private static InvalidProviderException failed(Method method, Throwable cause) {
        return new InvalidProviderException(
                "its method " + method.getName() + "() failed: " + PluginFailureCauses.describe(cause), cause);
    }

    private static void checkOptions(Class<?> options) {
        if (!options.isRecord()) {
            throw new InvalidProviderException("its options are misdeclared: " + options.getName()
                    + " is not a record; its author must return a record type from optionsType()");
        }
        try {
            List<OptionDescription> described = new OptionsBinder().describe(options.asSubclass(Record.class));
            if (described.stream().anyMatch(option -> option.name().equals(NAME_KEY))) {
                throw new InvalidProviderException("its options are misdeclared: option '" + NAME_KEY
                        + "': a study writes the name of the plugin under this key; its author must give it"
                        + " another name");
            }
        } catch (MisdeclaredOptionsException | LinkageError e) {
            throw new InvalidProviderException(PluginFailureCauses.describe(e), e);
        }
    }

    /** Returns the name of the plugin. */
    String name() {
        return String.valueOf(values.get("name"));
    }

    /**
     * Returns the values by the name of the method, without those that contain objects of the plugin, which may have state.
     *
     * @param plugin the plugin described
     */
    Map<String, Object> values(PluginIdentity plugin) {
        Map<String, Object> constant = new TreeMap<>(values);
        ReturnedValues returned = new ReturnedValues(plugin);
        constant.values().removeIf(value -> returned.wrap(value) != value);
        return Map.copyOf(constant);
    }
}
