package org.repdyn.core.file;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.OptionalLong;

/** Temporary files and directories beside outputs that killed processes have left, and those of living processes. */
final class Leftovers {

    private Leftovers() {}

    /**
     * Deletes what processes that no longer exist were writing in the folder of an output, whatever their outputs: the target of a run without
     * a name of its own has a time in its name, so no later run has the same one.
     *
     * @return number of another process of this host and user that writes to the output; empty if there is none
     */
    static OptionalLong clean(Path target) {
        OptionalLong[] writer = {OptionalLong.empty()};
        forEach(target.resolveSibling(""), (path, name) -> {
            if (name.purpose() != TemporaryName.Purpose.WRITING) {
                return;
            }
            if (name.isAbandoned()) {
                StagedDirectory.delete(path);
            } else if (name.process().isOfThisHost() && !name.process().isCurrent() && name.isOf(target)) {
                writer[0] = OptionalLong.of(name.process().pid());
            }
        });
        return writer[0];
    }

    /**
     * Puts an output back that a process had moved aside when it was killed, so that neither it nor its successor was there. If there is an
     * output, what was moved aside is deleted.
     *
     * @param target an absolute path that is no link
     */
    static void restore(Path target) {
        forEach(target.resolveSibling(""), (path, name) -> {
            if (name.purpose() == TemporaryName.Purpose.REPLACED && name.isOf(target) && name.isAbandoned()) {
                if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
                    StagedDirectory.delete(path);
                } else {
                    Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
                }
            }
        });
    }

    /** A step for a temporary file. */
    @FunctionalInterface
    private interface Step {
        void accept(Path path, TemporaryName name) throws IOException;
    }

    private static void forEach(Path folder, Step step) {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, ".*")) {
            for (Path entry : entries) {
                TemporaryName.of(entry).ifPresent(name -> accept(step, entry, name));
            }
        } catch (IOException | DirectoryIteratorException e) {
            // The folder does not exist, or cannot be listed. That is reported when the output is written, if it
            // matters.
            return;
        }
    }

    private static void accept(Step step, Path path, TemporaryName name) {
        try {
            step.accept(path, name);
        } catch (IOException e) {
            // Another process deletes the same file, or this one may not. It only takes space.
            return;
        }
    }
}
