package org.repdyn.core.plugin;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Packages that a plugin with its own class loader shares with the application: the SPI packages, and the libraries whose types
 * appear in SPI signatures. The plugin's own jars contain everything else.
 */
final class SharedPackages {

    /** Types of the SPI packages, which plugins share with RepDyn. */
    private static final Pattern SPI = Pattern.compile("org\\.repdyn\\.[a-z]+\\.spi\\..+");

    /** Starts of the names of all other types that appear in signatures of the SPI. */
    private static final List<String> PREFIXES = List.of(
            "org.repdyn.core.",
            // A baseline receives networks and their kernels; a layer may contain built-in layers.
            "org.repdyn.kernels.",
            "org.ojalgo.",
            "org.slf4j.",
            "org.apiguardian.",
            "org.jspecify.",
            "org.apache.commons.rng.");

    private SharedPackages() {}

    /** Returns true if a class is shared. */
    static boolean containsClass(String name) {
        return PREFIXES.stream().anyMatch(name::startsWith) || SPI.matcher(name).matches();
    }

    /** Returns true if a resource, named with slashes, is in a shared package. */
    static boolean containsResource(String name) {
        return containsClass(name.replace('/', '.'));
    }
}
