package org.repdyn.core.result;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Each record of results")
class RecordsTest {

    private static final Path SOURCES = Path.of("src/main/java/org/repdyn/core/result");

    static Stream<Class<?>> records() throws IOException {
        try (Stream<Path> files = Files.list(SOURCES)) {
            return files
                    .map(file -> file.getFileName().toString().replace(".java", ""))
                    .filter(name -> !name.equals("package-info"))
                    .sorted()
                    .toList()
                    .stream()
                    .map(RecordsTest::named)
                    .flatMap(type -> Stream.concat(Stream.of(type), Arrays.stream(type.getClasses())))
                    .filter(Class::isRecord)
                    .distinct();
        }
    }

    private static Class<?> named(String name) {
        try {
            return Class.forName("org.repdyn.core.result." + name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("records")
    @DisplayName("names a component that is null")
    void nulls(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        for (int c = 0; c < components.length; c++) {
            if (components[c].getType().isPrimitive()) {
                continue;
            }
            Object[] values = Arrays.stream(components)
                    .map(component -> sample(component.getType()))
                    .toArray();
            values[c] = null;
            assertThatThrownBy(() -> make(type, values))
                    .as(type.getSimpleName())
                    .isInstanceOf(NullPointerException.class)
                    .hasMessage("the argument '" + components[c].getName() + "' is null");
        }
    }

    private static Object make(Class<?> type, Object... values) throws Throwable {
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** Returns a value of a type. Null is refused before anything else, so values need not fit together. */
    private static Object sample(Class<?> type) {
        Map<Class<?>, Object> samples = Map.ofEntries(
                Map.entry(int.class, 1),
                Map.entry(long.class, 1L),
                Map.entry(double.class, 1.0),
                Map.entry(boolean.class, true),
                Map.entry(String.class, "a"),
                Map.entry(List.class, List.of()),
                Map.entry(Map.class, Map.of()),
                Map.entry(SortedMap.class, Collections.emptySortedMap()),
                Map.entry(Optional.class, Optional.empty()),
                Map.entry(OptionalInt.class, OptionalInt.empty()),
                Map.entry(OptionalDouble.class, OptionalDouble.empty()));
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        if (!type.isRecord()) {
            return samples.get(type);
        }
        try {
            return make(
                    type,
                    Arrays.stream(type.getRecordComponents())
                            .map(component -> sample(component.getType()))
                            .toArray());
        } catch (Throwable e) {
            throw new IllegalStateException("no sample of " + type, e);
        }
    }
}
