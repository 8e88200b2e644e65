package org.repdyn.core.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
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
 * @param services files that name providers for types of RepDyn
 * @param texts true if it has text files for RepDyn
 * @param copied packages, such as {@code org.repdyn.losses}, of those of its classes that are also part of RepDyn
 * @param builtFor version of RepDyn for which it was built, if its manifest has it
 */
record JarContents(
        PluginFile file, List<ServicesFile> services, boolean texts, Set<String> copied, Optional<String> builtFor) {

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
                    services(file, entries),
                    entries.stream().anyMatch(entry -> entry.startsWith(TEXTS)),
                    copiesOfRepDyn(entries, application),
                    SpiVersion.written(Optional.ofNullable(manifest)));
        }
    }

    private static List<ServicesFile> services(JarFile file, List<String> entries) throws IOException {
        List<ServicesFile> services = new ArrayList<>();
        for (String entry : entries) {
            if (entry.startsWith(ServicesFile.FOLDER + ServicesFile.REPDYN)) {
                try (InputStream in = file.getInputStream(file.getJarEntry(entry))) {
                    services.add(ServicesFile.read(entry, new String(in.readAllBytes(), StandardCharsets.UTF_8)));
                }
            }
        }
        return List.copyOf(services);
    }

    private static Set<String> copiesOfRepDyn(List<String> entries, ClassLoader application) {
        return entries.stream()
                .filter(entry -> entry.startsWith(PluginClassLoader.REPDYN) && entry.endsWith(".class"))
                .filter(entry -> application.getResource(entry) != null)
                .map(entry -> entry.replaceAll("^(org/repdyn/[^/]*)/.*$", "$1").replace('/', '.'))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
