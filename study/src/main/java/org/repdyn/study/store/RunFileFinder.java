package org.repdyn.study.store;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finder of the files of runs in a folder. Other processes rename and remove files while they are listed; a file or folder that
 * is no longer there is skipped.
 */
final class RunFileFinder extends SimpleFileVisitor<Path> {

    private final String ending;
    private final List<Path> files = new ArrayList<>();

    /**
     * Creates a finder that has found nothing.
     *
     * @param ending end of the names of files of runs
     */
    RunFileFinder(String ending) {
        this.ending = ending;
    }

    /** Returns the files found so far, sorted by their paths. */
    List<Path> files() {
        return files.stream().sorted().toList();
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (file.toString().endsWith(ending)) {
            files.add(file);
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
        if (failure instanceof NoSuchFileException) {
            return FileVisitResult.CONTINUE;
        }
        throw failure;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
        if (failure == null || failure instanceof NoSuchFileException) {
            return FileVisitResult.CONTINUE;
        }
        throw failure;
    }
}
