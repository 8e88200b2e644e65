package org.repdyn.core.plugin;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.repdyn.core.problem.SingleLine;

/**
 * Wrapper of the values that a plugin's methods return: objects whose class the plugin's loader defined become proxies, also inside
 * an Optional, a list or a record of the SPI. Texts, which RepDyn prints, become one line. All other values are returned unchanged.
 */
final class ReturnedValues {

    /** True for record types that may have objects of a plugin as components; other records, such as weights, are not searched. */
    private static final ClassValue<Boolean> CARRIERS = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getGenericType)
                    .anyMatch(ReturnedValues::mayBeForeign);
        }
    };

    private final PluginIdentity plugin;

    ReturnedValues(PluginIdentity plugin) {
        this.plugin = plugin;
    }

    private static boolean mayBeForeign(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            return mayBeForeign(parameterized.getRawType())
                    || Arrays.stream(parameterized.getActualTypeArguments()).anyMatch(ReturnedValues::mayBeForeign);
        }
        return type instanceof Class<?> c && c.isInterface() && SharedPackages.containsClass(c.getName());
    }

    @Nullable
    Object wrap(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        if (value instanceof String text) {
            return SingleLine.of(text);
        }
        if (value.getClass().getClassLoader() == plugin.loader()) {
            return PluginBoundary.proxy(value, plugin);
        }
        if (value instanceof Optional<?> optional) {
            return optional.isPresent() ? Optional.ofNullable(wrap(optional.get())) : value;
        }
        if (value instanceof List<?> list) {
            return list.stream().anyMatch(this::changes)
                    ? list.stream().map(this::wrap).toList()
                    : value;
        }
        if (value instanceof Record carrier && CARRIERS.get(carrier.getClass())) {
            return rebuild(carrier);
        }
        return value;
    }

    private boolean changes(@Nullable Object value) {
        return wrap(value) != value;
    }

    private Object rebuild(Record carrier) {
        RecordComponent[] components = carrier.getClass().getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        @Nullable Object[] parts = new Object[components.length];
        try {
            for (int i = 0; i < components.length; i++) {
                types[i] = components[i].getType();
                Method accessor = components[i].getAccessor();
                accessor.setAccessible(true);
                parts[i] = wrap(accessor.invoke(carrier));
            }
            Constructor<?> constructor = carrier.getClass().getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(parts);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "cannot copy the record " + carrier.getClass().getName() + " that a plugin returned", e);
        }
    }
}
