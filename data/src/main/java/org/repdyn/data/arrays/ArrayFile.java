package org.repdyn.data.arrays;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apiguardian.api.API;
import org.repdyn.data.internal.DataFile;
import org.repdyn.data.internal.NpyFiles;
import org.repdyn.data.spi.DataException;

/**
 * Arrays of numbers of a {@code .npz} archive.
 *
 * @param name path of the file as the user wrote it
 * @param checksum SHA-256 of the file, hexadecimal
 * @param names names of all arrays of the file, sorted
 * @param arrays arrays that were read, by name
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record ArrayFile(String name, String checksum, List<String> names, Map<String, NumberArray> arrays) {

    public ArrayFile {
        names = List.copyOf(names);
        arrays = Map.copyOf(arrays);
    }

    /**
     * Reads the arrays of a file whose names are wanted; the others are only listed.
     *
     * @throws DataException if the file is not an archive of arrays, or a wanted array does not have finite numbers
     */
    public static ArrayFile read(Path path, Predicate<String> wanted) {
        DataFile file = DataFile.read(path);
        Map<String, NumberArray> arrays = new LinkedHashMap<>();
        List<String> names = NpyFiles.readAll(file, wanted, (name, array) -> {
            if (array.isText()) {
                throw new DataException(array.name() + ": the array holds text; numbers are needed");
            }
            arrays.put(name, new NumberArray(array.name(), array.shape(), array.values()));
        });
        return new ArrayFile(file.name(), file.checksum(), names, arrays);
    }

    /** Returns an array; empty if the file does not have it. */
    public Optional<NumberArray> array(String array) {
        return Optional.ofNullable(arrays.get(array));
    }
}
