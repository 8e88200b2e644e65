package org.repdyn.spark;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/**
 * A store of runs on any file system of Hadoop: a local folder, HDFS, or S3. Its files are those of {@code FolderRunStore}, so that
 * {@code repdyn compare} collects what Spark has run into a local folder.
 */
final class RunFolder {

    private static final String ENDING = ".json.gz";
    /** Ending of the names of files that are being written; {@code FolderRunStore} removes abandoned ones. */
    private static final String WRITING = ".writing";
    /** Number of digits of an identifier that name its folder. */
    private static final int FOLDER_DIGITS = 2;
    /** Number of digits of an identifier in the name of a temporary file. */
    private static final int SHORT = 12;

    private final FileSystem files;
    private final Path folder;

    /**
     * Opens a store.
     *
     * @param place URI of the folder; without a scheme, a path of the default file system
     */
    RunFolder(String place, Configuration configuration) throws IOException {
        this.folder = new Path(place);
        URI uri = folder.toUri();
        this.files =
                FileSystem.get(uri.getScheme() == null ? FileSystem.getDefaultUri(configuration) : uri, configuration);
        // A local folder gets no files of checksums: gzip has its own.
        files.setWriteChecksum(false);
    }

    /** Returns the identifiers of all runs. */
    Set<String> ids() throws IOException {
        Set<String> ids = new HashSet<>();
        try {
            RemoteIterator<LocatedFileStatus> all = files.listFiles(folder, true);
            while (all.hasNext()) {
                String name = all.next().getPath().getName();
                if (name.endsWith(ENDING)) {
                    ids.add(name.substring(0, name.length() - ENDING.length()));
                }
            }
        } catch (FileNotFoundException e) {
            return Set.of();
        }
        return ids;
    }

    /** Copies the file of a run into the store; it is seen when it is complete. A file that is there already is kept. */
    void put(String id, java.nio.file.Path run) throws IOException {
        Path target = file(id);
        Path temporary = new Path(target.getParent(), "." + id.substring(0, SHORT) + "-" + UUID.randomUUID() + WRITING);
        files.mkdirs(target.getParent());
        files.copyFromLocalFile(false, true, new Path(run.toUri()), temporary);
        if (!files.rename(temporary, target)) {
            files.delete(temporary, false);
            if (!files.exists(target)) {
                throw new IOException("cannot rename " + temporary + " to " + target);
            }
        }
    }

    /** Copies the file of a run from the store, if it is there, to the same place of a local store. */
    void copyInto(java.nio.file.Path store, String id) throws IOException {
        Path run = file(id);
        if (files.exists(run)) {
            java.nio.file.Path target =
                    store.resolve(id.substring(0, FOLDER_DIGITS)).resolve(id + ENDING);
            java.nio.file.Files.createDirectories(target.getParent());
            files.copyToLocalFile(false, run, new Path(target.toUri()), true);
        }
    }

    private Path file(String id) {
        return new Path(new Path(folder, id.substring(0, FOLDER_DIGITS)), id + ENDING);
    }
}
