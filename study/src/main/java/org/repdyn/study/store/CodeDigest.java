package org.repdyn.study.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.repdyn.core.digest.Sha256;
import org.repdyn.core.plugin.LoadedPlugin;
import org.repdyn.core.plugin.Registry;
import org.repdyn.core.plugin.Versions;
import org.repdyn.study.plan.Plugins;

/**
 * Digest of the code that computes numbers: the jars, or the folders of classes, of RepDyn, of the libraries that compute
 * numbers for it, and of plugins that are on the class path. Plugins with jars of their own are not part of it.
 */
final class CodeDigest {

    /** A class of each library that computes numbers. */
    private static final List<String> LIBRARIES = List.of(
            "org.ojalgo.OjAlgoUtils",
            "org.apache.commons.math3.util.FastMath",
            "org.apache.commons.rng.UniformRandomProvider",
            "org.apache.commons.rng.simple.RandomSource",
            "org.apache.commons.rng.core.BaseProvider",
            "org.apache.commons.rng.sampling.PermutationSampler",
            "org.apache.commons.numbers.gamma.LogGamma");

    private CodeDigest() {}

    /** Returns the digest: 64 hexadecimal digits. Files that cannot be read are left out. */
    static String of(Plugins plugins) {
        Set<Path> places = new TreeSet<>();
        add(Versions.class, places);
        add(CodeDigest.class, places);
        for (Registry<?> registry : plugins.all()) {
            for (LoadedPlugin<?> plugin : registry.all()) {
                if (plugin.files().isEmpty()) {
                    add(plugin.provider().getClass(), places);
                }
            }
        }
        LIBRARIES.forEach(library -> addLibrary(library, places));
        return of(places);
    }

    private static void addLibrary(String library, Set<Path> places) {
        try {
            add(Class.forName(library, false, CodeDigest.class.getClassLoader()), places);
        } catch (ClassNotFoundException e) {
            // Without the library no number depends on it.
            return;
        }
    }

    private static void add(Class<?> type, Set<Path> places) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            return;
        }
        try {
            places.add(Path.of(source.getLocation().toURI()));
        } catch (URISyntaxException | RuntimeException e) {
            // Code that does not come from a file has no checksum; the versions in the provenance still name it.
            return;
        }
    }

    /** Returns the digest of jars and folders; it depends on their contents, not on their names and places. */
    static String of(Set<Path> places) {
        Set<String> digests = new TreeSet<>();
        for (Path place : places) {
            try {
                digests.add(Files.isDirectory(place) ? folder(place) : jar(place));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + place + ", which RepDyn's code comes from", e);
            }
        }
        return Sha256.hex(String.join("\n", digests).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Returns the digest of the names, sizes and checksums of the entries of a jar, which its directory lists: reading and hashing all
     * entries takes a tenth of the time of a short command. A file that is no jar is hashed as a whole.
     */
    private static String jar(Path jar) throws IOException {
        StringBuilder entries = new StringBuilder();
        try (ZipFile file = new ZipFile(jar.toFile())) {
            file.stream().forEach(entry -> entries.append(entry.getName())
                    .append(' ')
                    .append(entry.getSize())
                    .append(' ')
                    .append(entry.getCrc())
                    .append('\n'));
        } catch (ZipException e) {
            return Sha256.hex(jar);
        }
        return Sha256.hex(entries.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String folder(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> tree = Files.walk(folder)) {
            tree.filter(Files::isRegularFile).sorted().forEach(files::add);
        }
        Sha256 digest = new Sha256();
        for (Path file : files) {
            String entry = folder.relativize(file) + " " + Sha256.hex(file) + "\n";
            digest.update(ByteBuffer.wrap(entry.getBytes(StandardCharsets.UTF_8)));
        }
        return digest.hex();
    }
}
