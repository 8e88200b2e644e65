package org.repdyn.data.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apiguardian.api.API;
import org.repdyn.data.spi.DataException;

/** Arrays in .npy files and .npz archives. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class NpyFiles {

    private static final String SUFFIX = ".npy";

    private NpyFiles() {}

    /**
     * Reads an array.
     *
     * @param array name of the array in an archive, with or without {@code .npy}; may be left out if there is only one
     * @param option option that gives the name, for messages
     * @throws DataException if the file has no such array, or the array cannot be read
     */
    public static NpyArray read(DataFile file, Optional<String> array, String option) {
        if (isArchive(file)) {
            return fromArchive(file, zip -> read(file.name(), zip, array));
        }
        array.ifPresent(a -> {
            throw new DataException(file.name() + ": the file is a single array, but " + option + " " + Text.quote(a)
                    + " was given; leave " + option + " out, or name a .npz archive");
        });
        return NpyArray.read(file.name(), file.content());
    }

    /**
     * Reads the arrays of an archive whose names are wanted.
     *
     * @param wanted choice of names, without {@code .npy}
     * @param receiver receives each wanted array with its name
     * @return the names of all arrays of the archive, sorted
     * @throws DataException if the file is not an archive, or an array cannot be read
     */
    public static List<String> readAll(DataFile file, Predicate<String> wanted, BiConsumer<String, NpyArray> receiver) {
        if (!isArchive(file)) {
            throw new DataException(file.name() + ": the file is not an archive of arrays; write one with numpy.savez");
        }
        return fromArchive(file, zip -> {
            List<String> names = names(file.name(), zip);
            for (String name : names) {
                if (wanted.test(name)) {
                    receiver.accept(name, read(file.name(), zip, Optional.of(name)));
                }
            }
            return names;
        });
    }

    private static boolean isArchive(DataFile file) {
        byte[] content = file.content();
        return content.length > 1 && content[0] == 'P' && content[1] == 'K';
    }

    /** A reading of an open archive. */
    @FunctionalInterface
    private interface Reading<T> {
        T from(ZipFile zip) throws IOException;
    }

    /** Reads an array of an archive. ZipFile reads the directory at the end of the file, which streams cannot. */
    private static <T> T fromArchive(DataFile file, Reading<T> reading) {
        try {
            Path copy = Files.createTempFile("repdyn", ".npz");
            try {
                Files.write(copy, file.content());
                try (ZipFile zip = new ZipFile(copy.toFile())) {
                    return reading.from(zip);
                }
            } finally {
                Files.delete(copy);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new DataException(
                    file.name() + ": the archive cannot be read ("
                            + Optional.ofNullable(e.getMessage()).orElse("it is damaged")
                            + "); write it again with numpy.savez or numpy.savez_compressed",
                    e);
        }
    }

    private static List<String> names(String file, ZipFile zip) {
        List<String> names = zip.stream()
                .filter(entry -> !entry.isDirectory())
                .map(entry -> withoutSuffix(entry.getName()))
                .distinct()
                .sorted()
                .toList();
        if (names.isEmpty()) {
            throw new DataException(file + ": the archive holds no arrays");
        }
        return names;
    }

    private static NpyArray read(String file, ZipFile zip, Optional<String> array) throws IOException {
        List<String> names = names(file, zip);
        if (array.isEmpty() && names.size() > 1) {
            throw new DataException(file + ": the archive holds several arrays (" + String.join(", ", names)
                    + "); name one with array, and labels with labels-array");
        }
        String wanted = withoutSuffix(array.orElseGet(() -> names.get(0)));
        ZipEntry entry = Optional.ofNullable(zip.getEntry(wanted + SUFFIX))
                .or(() -> Optional.ofNullable(zip.getEntry(wanted)))
                .orElseThrow(() -> new DataException(file + ": there is no array " + Text.quote(wanted)
                        + " in the archive; it holds " + String.join(", ", names)));
        if (entry.getSize() > DataFile.MAX_BYTES) {
            throw new DataException(file + "[" + wanted + "]: the array has " + entry.getSize() + " bytes; at most "
                    + DataFile.MAX_BYTES + " can be read");
        }
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] content = in.readAllBytes();
            CRC32 checksum = new CRC32();
            checksum.update(content);
            if (checksum.getValue() != entry.getCrc()) {
                throw new DataException(file + "[" + wanted
                        + "]: the checksum of the archive does not match; the file is damaged: copy or write it again");
            }
            return NpyArray.read(file + "[" + wanted + "]", content);
        }
    }

    private static String withoutSuffix(String name) {
        return name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
    }
}
