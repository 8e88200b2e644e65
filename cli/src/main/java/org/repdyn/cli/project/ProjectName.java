package org.repdyn.cli.project;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;
import org.apiguardian.api.API;
import org.repdyn.core.options.KebabCase;

/**
 * The names of a new plugin.
 *
 * @param plugin name in studies, such as {@code spectral-loss}
 * @param javaPackage package of its classes
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record ProjectName(String plugin, String javaPackage) {

    /** @throws IllegalArgumentException if a name is not valid; the message says what is allowed */
    public ProjectName {
        if (!KebabCase.isKebab(plugin)) {
            throw new IllegalArgumentException(
                    "'" + plugin + "' cannot be the name of a plugin: a name has lower-case letters,"
                            + " digits and single hyphens, and starts with a letter, such as my-loss");
        }
        if (!SourceVersion.isName(javaPackage) || isReserved(javaPackage)) {
            throw new IllegalArgumentException(
                    "'" + javaPackage + "' cannot be the package of a plugin: it has names of Java"
                            + " with dots between them, such as org.example, and does not begin with org.repdyn or java");
        }
    }

    /** Returns true if the package is RepDyn's own, whose classes a plugin does not bring, or Java's, which no class loader defines. */
    private static boolean isReserved(String javaPackage) {
        return (javaPackage + ".").startsWith("org.repdyn.") || (javaPackage + ".").startsWith("java.");
    }

    /** Returns the name in Java, such as {@code SpectralLoss}. */
    String javaName() {
        return Arrays.stream(plugin.split("-"))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    }
}
