package org.repdyn.study.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.repdyn.core.problem.Problems;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.kernels.tiles.TiledKernels;

/** Checks of the places a kernel is written to. They come before the kernel is computed, which may take hours. */
final class KernelPlaces {

    /** Bytes of a megabyte. */
    private static final double MEGA = 1e6;

    /** Bytes of a gigabyte. */
    private static final double GIGA = 1e9;

    private KernelPlaces() {}

    /** Adds to {@code problems} everything that is wrong with the places of a run. */
    static void check(KernelRun run, int samples, Problems problems) {
        Path directory = run.directory().toAbsolutePath().normalize();
        long tiles = Files.exists(directory) ? 0 : TiledKernels.storedBytes(samples) - bytesOfPartialRun(directory);
        requireWritable(directory, "directory " + run.directory(), problems);
        long array = 0;
        if (run.npy().isPresent()) {
            Path file = run.npy().get().toAbsolutePath().normalize();
            array = 8L * samples * samples;
            String what = "file " + run.npy().get();
            if (file.equals(directory)) {
                report(problems, what + " is the directory of the tiles; give the array a name of its own");
            } else if (Files.exists(file)) {
                report(problems, what + " exists already and is never overwritten; remove it, or give another name");
            } else if (!Files.isDirectory(directoryOf(file))) {
                report(problems, what + ": there is no directory " + directoryOf(file) + "; make it first");
            } else {
                requireWritable(file, what, problems);
                if (!sameStore(file, directory)) {
                    requireSpace(file, array, samples, what, problems);
                    array = 0;
                }
            }
        }
        requireSpace(directory, tiles + array, samples, "directory " + run.directory(), problems);
    }

    /** Returns the directory that holds an absolute path; the path itself if it is a root. */
    private static Path directoryOf(Path file) {
        return Optional.ofNullable(file.getParent()).orElse(file);
    }

    /** Returns the bytes of the tiles that an earlier, unfinished run has left; 0 if there are none. */
    private static long bytesOfPartialRun(Path directory) {
        try {
            return Files.size(directory
                    .resolveSibling(directory.getFileName() + ".partial")
                    .resolve("tiles"));
        } catch (IOException e) {
            return 0;
        }
    }

    private static void requireWritable(Path place, String what, Problems problems) {
        Path folder = nearestExistingFolder(place);
        if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
            report(problems, what + ": nothing can be written to " + folder + "; name another place");
        }
    }

    private static void requireSpace(Path place, long bytes, int samples, String what, Problems problems) {
        try {
            long free = Files.getFileStore(nearestExistingFolder(place)).getUsableSpace();
            if (bytes > free) {
                report(
                        problems,
                        String.format(
                                Locale.ROOT,
                                "%s: the kernel of %,d samples needs %s there, and %s are free; take at most about %,d"
                                        + " samples, another place, or a Nyström approximation (PivotedCholesky in code)",
                                what,
                                samples,
                                size(bytes),
                                size(free),
                                (long) (samples * Math.sqrt(free / (double) bytes))));
            }
        } catch (IOException e) {
            // The file system does not report its free space; lack of space is then reported when tiles are written.
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
            return Files.getFileStore(nearestExistingFolder(a)).equals(Files.getFileStore(nearestExistingFolder(b)));
        } catch (IOException e) {
            return true;
        }
    }

    /** Returns the nearest folder above {@code place} that exists. */
    private static Path nearestExistingFolder(Path place) {
        Path folder = place.getParent();
        while (folder != null && !Files.exists(folder)) {
            folder = folder.getParent();
        }
        return folder == null ? place.getRoot() : folder;
    }

    private static void report(Problems problems, String message) {
        problems.add(SourceLocation.COMMAND_LINE, message);
    }
}
