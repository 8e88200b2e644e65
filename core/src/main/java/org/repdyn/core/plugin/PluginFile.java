package org.repdyn.core.plugin;

import java.io.IOException;
import java.nio.file.Path;
import org.apiguardian.api.API;
import org.repdyn.core.digest.Sha256;

/**
 * Jar of a plugin, identified by its content.
 *
 * @param name file name without folder
 * @param sha256 SHA-256 of the file, 64 hexadecimal digits in lower case
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public record PluginFile(String name, String sha256) {

    /**
     * Reads a file and computes its checksum.
     *
     * @throws IOException if the file cannot be read
     */
    public static PluginFile of(Path file) throws IOException {
        return new PluginFile(file.getFileName().toString(), Sha256.hex(file));
    }
}
