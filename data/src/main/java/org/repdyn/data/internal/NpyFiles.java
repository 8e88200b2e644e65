package org.repdyn.data.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apiguardian.api.API;
import org.repdyn.data.spi.DataException;

/** Picks an array out of a .npy file or a .npz archive. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class NpyFiles {

    private NpyFiles() {}

    /**
     * Reads an array.
     *
     * @param array name of the array within an archive; may be left out where there is only one
     */
    public static NpyArray read(DataFile file, Optional<String> array) {
        byte[] content = file.content();
        boolean archive = content.length > 1 && content[0] == 'P' && content[1] == 'K';
        if (!archive) {
            array.ifPresent(a -> {
                throw new DataException(file.name() + ": a single array has no parts, but array '" + a
                        + "' was asked for; leave it out");
            });
            return NpyArray.read(file.name(), content);
        }
        Map<String, byte[]> entries = entries(file);
        if (array.isEmpty() && entries.size() == 1) {
            Map.Entry<String, byte[]> only = entries.entrySet().iterator().next();
            return NpyArray.read(file.name() + "[" + only.getKey() + "]", only.getValue());
        }
        String wanted = array.orElseThrow(() -> new DataException(file.name() + ": the archive holds several arrays ("
                + String.join(", ", entries.keySet()) + "); say which one with array"));
        return Optional.ofNullable(entries.get(wanted))
                .map(bytes -> NpyArray.read(file.name() + "[" + wanted + "]", bytes))
                .orElseThrow(() -> new DataException(file.name() + ": there is no array '" + wanted
                        + "' in the archive; it holds " + String.join(", ", entries.keySet())));
    }

    private static Map<String, byte[]> entries(DataFile file) {
        Map<String, byte[]> entries = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file.content()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName();
                entries.put(name.endsWith(".npy") ? name.substring(0, name.length() - 4) : name, zip.readAllBytes());
            }
        } catch (IOException e) {
            throw new DataException(file.name() + ": the archive cannot be read (" + e.getMessage() + ")", e);
        }
        if (entries.isEmpty()) {
            throw new DataException(file.name() + ": the archive holds no arrays");
        }
        return entries;
    }
}
