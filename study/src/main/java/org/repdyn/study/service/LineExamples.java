package org.repdyn.study.service;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/** Parts of the lines that show how a plugin is used, read from the resource {@value #RESOURCE}. */
final class LineExamples {

    /** Resource with the parts, so that no code names a plugin. */
    private static final String RESOURCE = "line-examples.properties";

    private static final Properties TEXTS = read();

    private LineExamples() {}

    /** Returns the texts with the keys {@code name.1}, {@code name.2} and so on. */
    static List<String> numbered(String name) {
        return Stream.iterate(1, i -> i + 1)
                .map(i -> text(name + "." + i))
                .takeWhile(Optional::isPresent)
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> text(String key) {
        return Optional.ofNullable(TEXTS.getProperty(key));
    }

    private static Properties read() {
        Properties texts = new Properties();
        try (InputStream in = Objects.requireNonNull(LineExamples.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            texts.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the resource " + RESOURCE, e);
        }
        return texts;
    }
}
