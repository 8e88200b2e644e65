package org.repdyn.core.options;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The canonical constructor of an options record. A component without {@link Option} whose type is a record is inlined: its
 * own components become options of the outer record.
 *
 * @param <O> the record
 * @param constructor the canonical constructor
 * @param inlined for each component, the record that is inlined there; empty for an option
 */
record OptionRecord<O extends Record>(Constructor<O> constructor, List<Optional<OptionRecord<?>>> inlined) {

    /**
     * Reads a declaration.
     *
     * @param type the record
     * @param options receives the options by name, in the order of declaration
     * @throws MisdeclaredOptionsException if the declaration is not valid
     */
    static <O extends Record> OptionRecord<O> of(Class<O> type, Map<String, OptionComponent> options) {
        return of(type, List.of(), List.of(), options);
    }

    private static <O extends Record> OptionRecord<O> of(
            Class<O> type, List<Class<?>> outer, List<Method> path, Map<String, OptionComponent> options) {
        if (outer.contains(type)) {
            throw new MisdeclaredOptionsException("the record " + type.getSimpleName() + " contains itself");
        }
        RecordComponent[] components = type.getRecordComponents();
        List<Optional<OptionRecord<?>>> inlined = new ArrayList<>();
        for (RecordComponent component : components) {
            List<Method> inner = with(path, OptionComponent.accessor(component));
            if (component.getType().isRecord() && !component.isAnnotationPresent(Option.class)) {
                Class<? extends Record> nested = component.getType().asSubclass(Record.class);
                inlined.add(Optional.of(of(nested, with(outer, type), inner, options)));
            } else {
                OptionComponent option = OptionComponent.of(component, inner);
                if (options.putIfAbsent(option.name(), option) != null) {
                    throw new MisdeclaredOptionsException("option '" + component.getName()
                            + "': the record and a record inlined in it both declare this name");
                }
                inlined.add(Optional.empty());
            }
        }
        return new OptionRecord<>(constructor(type, components), inlined);
    }

    private static <T> List<T> with(List<? extends T> list, T last) {
        List<T> longer = new ArrayList<>(list);
        longer.add(last);
        return List.copyOf(longer);
    }

    private static <O> Constructor<O> constructor(Class<O> type, RecordComponent[] components) {
        try {
            Constructor<O> constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("the record " + type.getName() + " has no canonical constructor", e);
        }
    }

    /**
     * Makes a record.
     *
     * @param values the values of the options in the order of declaration, those of inlined records among them
     * @throws InvocationTargetException if a constructor refuses the values
     * @throws ReflectiveOperationException if a constructor cannot be called
     */
    O make(Iterator<?> values) throws ReflectiveOperationException {
        Object[] arguments = new Object[inlined.size()];
        for (int i = 0; i < arguments.length; i++) {
            Optional<OptionRecord<?>> nested = inlined.get(i);
            arguments[i] = nested.isPresent() ? nested.get().make(values) : values.next();
        }
        return constructor.newInstance(arguments);
    }
}
