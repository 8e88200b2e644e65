package org.repdyn.data.internal;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apiguardian.api.API;
import org.repdyn.core.digest.Sha256;
import org.repdyn.data.spi.DataException;

/**
 * Content of a file, decompressed if it is gzipped.
 *
 * @param name path as the user wrote it, for messages
 * @param content bytes, decompressed
 * @param checksum SHA-256 of the decompressed bytes, hexadecimal
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record DataFile(String name, byte[] content, String checksum) {

    /** The name that stands for standard input in many commands. */
    private static final String STANDARD_INPUT = "-";

    /** Beginning of an address such as https://example.org, whose slashes a path joins; one letter is a drive of Windows. */
    private static final Pattern ADDRESS = Pattern.compile("^[a-z][a-z0-9+.-]+:/");

    /** First two bytes of every gzip file (RFC 1952). */
    private static final int GZIP_MAGIC = 0x1f8b;

    /** Largest file in bytes: it must fit one Java array, whose length is an int, less a few words of overhead. */
    static final long MAX_BYTES = Integer.MAX_VALUE - 8L;

    /**
     * Reads a file.
     *
     * @throws DataException if it cannot be read
     */
    public static DataFile read(Path path) {
        try {
            if (path.toString().equals(STANDARD_INPUT) && !Files.exists(path)) {
                throw new DataException(
                        "-: data are not read from standard input; save the data to a file, and name that");
            }
            if (Files.isDirectory(path)) {
                throw new DataException(path + ": this is a directory; name a file");
            }
            if (Files.exists(path) && !Files.isRegularFile(path)) {
                throw new DataException(
                        path + ": this is a device or a pipe, not a file; save the data to a file, and name that");
            }
            if (Files.exists(path) && Files.size(path) > MAX_BYTES) {
                throw new DataException(
                        path + ": the file has " + Files.size(path) + " bytes; at most " + MAX_BYTES + " can be read");
            }
            return of(path.toString(), Files.readAllBytes(path));
        } catch (NoSuchFileException e) {
            if (ADDRESS.matcher(path.toString()).find()) {
                throw new DataException(path + ": this is an address, not a file; download the file, and name that", e);
            }
            throw new DataException(
                    path + ": no such file; paths are relative to "
                            + Path.of("").toAbsolutePath(),
                    e);
        } catch (AccessDeniedException e) {
            throw new DataException(path + ": you have no permission to read this file", e);
        } catch (EOFException | ZipException e) {
            throw new DataException(
                    path + ": the gzipped file is damaged or incomplete"
                            + Optional.ofNullable(e.getMessage())
                                    .map(reason -> " (" + reason + ")")
                                    .orElse("") + "; copy it again",
                    e);
        } catch (IOException e) {
            throw new DataException(path + ": cannot be read (" + e.getMessage() + ")", e);
        }
    }

    /**
     * Returns the content of a file whose bytes are in memory.
     *
     * @throws IOException if gzipped bytes cannot be decompressed
     * @throws DataException if there is no content, or too much
     */
    public static DataFile of(String name, byte[] raw) throws IOException {
        byte[] content = raw;
        if (raw.length > 1 && (((raw[0] & 0xff) << 8) | (raw[1] & 0xff)) == GZIP_MAGIC) {
            try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(raw))) {
                content = in.readNBytes((int) MAX_BYTES);
                if (in.read() >= 0) {
                    throw new DataException(name + ": the decompressed file has more than " + MAX_BYTES
                            + " bytes, which is the limit; take fewer samples");
                }
            }
        }
        if (content.length == 0) {
            throw new DataException(name + ": the file is empty");
        }
        return new DataFile(name, content, Sha256.hex(content));
    }
}
