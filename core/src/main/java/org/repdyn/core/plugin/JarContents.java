package org.repdyn.core.plugin;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Contents of the jar of a plugin.
 *
 * @param file name and checksum of the jar
 * @param services true if it names providers for interfaces of RepDyn
 * @param texts true if it has text files for RepDyn
 * @param copied packages, such as {@code org.repdyn.losses}, of those of its classes that are also part of RepDyn
 * @param builtFor version of RepDyn for which it was built, if its manifest has it
 */
record JarContents(PluginFile file, boolean services, boolean texts, Set<String> copied, Optional<String> builtFor) {

    /** Start of the paths of service files for the interfaces of RepDyn. */
    static final String SERVICES = "META-INF/services/org.repdyn.";

    /** Folder, inside a jar, of the text files of a plugin. */
    static final String TEXTS = "META-INF/repdyn/";

    /**
     * Reads a jar.
     *
     * @param application class loader of RepDyn
     * @throws IOException if the file cannot be read as a jar
     */
    static JarContents read(Path jar, ClassLoader application) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            @Nullable Manifest manifest = file.getManifest();
            List<String> entries = file.stream().map(JarEntry::getName).toList();
            return new JarContents(
                    PluginFile.of(jar),
                    entries.stream().anyMatch(entry -> entry.startsWith(SERVICES)),
                    entries.stream().anyMatch(entry -> entry.startsWith(TEXTS)),
                    copiesOfRepDyn(entries, application),
                    SpiVersion.written(Optional.ofNullable(manifest)));
        }
    }

    private static Set<String> copiesOfRepDyn(List<String> entries, ClassLoader application) {
        return entries.stream()
                .filter(entry -> entry.startsWith(PluginClassLoader.REPDYN) && entry.endsWith(".class"))
                .filter(entry -> application.getResource(entry) != null)
                .map(entry -> entry.replaceAll("^(org/repdyn/[^/]*)/.*$", "$1").replace('/', '.'))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
