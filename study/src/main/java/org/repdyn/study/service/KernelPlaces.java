package org.repdyn.study.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.repdyn.core.problem.Problems;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.kernels.tiles.TiledKernels;

/** Where a kernel is written to: asked before it is computed, which may take hours. */
final class KernelPlaces {

    private static final double MEGA = 1e6;
    private static final double GIGA = 1e9;

    private KernelPlaces() {}

    /** Adds what is wrong with the places of a run, all of it. */
    static void check(KernelRun run, int samples, Problems problems) {
        Path directory = run.directory().toAbsolutePath().normalize();
        long tiles = Files.exists(directory) ? 0 : TiledKernels.storedBytes(samples) - there(directory);
        writable(directory, "--out " + run.directory(), problems);
        long array = 0;
        if (run.npy().isPresent()) {
            Path file = run.npy().get().toAbsolutePath().normalize();
            array = 8L * samples * samples;
            String what = "--npy " + run.npy().get();
            if (file.equals(directory)) {
                tell(problems, what + " is the directory of the tiles; give the array a name of its own");
            } else if (Files.exists(file)) {
                tell(problems, what + " exists already and is never overwritten; remove it, or give another name");
            } else if (!Files.isDirectory(directoryOf(file))) {
                tell(problems, what + ": there is no directory " + directoryOf(file) + "; make it first");
            } else {
                writable(file, what, problems);
                if (!sameStore(file, directory)) {
                    room(file, array, samples, what, problems);
                    array = 0;
                }
            }
        }
        room(directory, tiles + array, samples, "--out " + run.directory(), problems);
    }

    /** Returns the directory that holds an absolute path; the path itself if it is a root. */
    private static Path directoryOf(Path file) {
        return Optional.ofNullable(file.getParent()).orElse(file);
    }

    /** Bytes that an earlier run has left. */
    private static long there(Path directory) {
        try {
            return Files.size(directory
                    .resolveSibling(directory.getFileName() + ".partial")
                    .resolve("tiles"));
        } catch (IOException e) {
            return 0;
        }
    }

    private static void writable(Path place, String what, Problems problems) {
        Path folder = existing(place);
        if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
            tell(problems, what + ": nothing can be written to " + folder + "; name another place");
        }
    }

    private static void room(Path place, long bytes, int samples, String what, Problems problems) {
        try {
            long free = Files.getFileStore(existing(place)).getUsableSpace();
            if (bytes > free) {
                tell(
                        problems,
                        String.format(
                                Locale.ROOT,
                                "%s: the kernel of %,d samples needs %s there, and %s are free; take at most about"
                                        + " %,d samples, another place, or a Nyström approximation (PivotedCholesky in code)",
                                what,
                                samples,
                                size(bytes),
                                size(free),
                                (long) (samples * Math.sqrt(free / (double) bytes))));
            }
        } catch (IOException e) {
            // A store that does not tell its space is left to the writing.
            return;
        }
    }

    private static String size(long bytes) {
        return bytes < GIGA
                ? String.format(Locale.ROOT, "%.1f MB", bytes / MEGA)
                : String.format(Locale.ROOT, "%.1f GB", bytes / GIGA);
    }

    private static boolean sameStore(Path a, Path b) {
        try {
            return Files.getFileStore(existing(a)).equals(Files.getFileStore(existing(b)));
        } catch (IOException e) {
            return true;
        }
    }

    /** The nearest folder above that is there. */
    private static Path existing(Path place) {
        Path folder = place.getParent();
        while (folder != null && !Files.exists(folder)) {
            folder = folder.getParent();
        }
        return folder == null ? place.getRoot() : folder;
    }

    private static void tell(Problems problems, String message) {
        problems.add(SourceLocation.COMMAND_LINE, message);
    }
}
