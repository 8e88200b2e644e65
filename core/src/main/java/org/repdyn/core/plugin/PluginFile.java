package org.repdyn.core.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apiguardian.api.API;

/**
 * Jar of a plugin, identified by its content.
 *
 * @param name file name without folder
 * @param sha256 SHA-256 of the file, 64 hexadecimal digits in lower case
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public record PluginFile(String name, String sha256) {

    /**
     * Reads a file and computes its digest.
     *
     * @throws IOException if the file cannot be read
     */
    public static PluginFile of(Path file) throws IOException {
        MessageDigest digest = newDigest();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return new PluginFile(file.getFileName().toString(), HexFormat.of().formatHex(digest.digest()));
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("the Java platform specification requires SHA-256", e);
        }
    }
}
