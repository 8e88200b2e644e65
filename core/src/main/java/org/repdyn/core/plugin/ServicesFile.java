package org.repdyn.core.plugin;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * File in the jar of a plugin that names providers, one class per line.
 *
 * @param type name of the file: the type of RepDyn whose providers it names
 * @param empty true if it names no class
 */
record ServicesFile(String type, boolean empty) {

    /** Folder of these files in a jar. */
    static final String FOLDER = "META-INF/services/";

    /** Start of the names of those for types of RepDyn. */
    static final String REPDYN = "org.repdyn.";

    /**
     * Reads a file.
     *
     * @param path path in the jar
     */
    static ServicesFile read(String path, String text) {
        return new ServicesFile(
                path.substring(FOLDER.length()),
                text.lines().allMatch(line -> line.replaceFirst("#.*", "").isBlank()));
    }

    /**
     * Returns why no plugin is found by this file, for which the search for services gives no error; empty if it is sound.
     *
     * @param application class loader of RepDyn
     */
    Optional<String> mistake(ClassLoader application) {
        if (!isProvider(type, application)) {
            String remedy = alternatives()
                    .filter(other -> isProvider(other, application))
                    .findFirst()
                    .map(other -> "call it " + FOLDER + other)
                    .orElse("name it after the interface of RepDyn that the provider implements, with its package");
            return Optional.of(
                    "its services file " + FOLDER + type + " has the name of no provider interface of RepDyn "
                            + Versions.current() + ", so that no plugin is found by it; its author must " + remedy);
        }
        return empty
                ? Optional.of("its services file " + FOLDER + type
                        + " is empty; its author must write the name of the provider class into it, with its package")
                : Optional.empty();
    }

    /** Returns names that may have been meant: with the package of the SPI, and that of the provider in place of what it makes. */
    private Stream<String> alternatives() {
        int dot = type.lastIndexOf('.');
        String inSpi = type.substring(0, dot) + ".spi" + type.substring(dot);
        return Stream.of(inSpi, type + "Provider", inSpi + "Provider");
    }

    private static boolean isProvider(String name, ClassLoader application) {
        try {
            Class<?> found = Class.forName(name, false, application);
            return found == ProviderCatalogue.class
                    || (found.isInterface() && PluginProvider.class.isAssignableFrom(found));
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}
