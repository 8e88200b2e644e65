package org.repdyn.core.digest;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apiguardian.api.API;

/** SHA-256 checksum. An instance is used for one checksum, by one thread. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Sha256 {

    private final MessageDigest digest;

    /** Creates the checksum of no bytes, to which {@link #update} adds. */
    public Sha256() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256, which every Java platform must have", e);
        }
    }

    /** Returns the checksum of bytes: 64 hexadecimal digits in lower case. */
    public static String hex(byte[] content) {
        return new Sha256().update(ByteBuffer.wrap(content)).hex();
    }

    /**
     * Returns the checksum of a file: 64 hexadecimal digits in lower case.
     *
     * @throws IOException if the file cannot be read
     */
    public static String hex(Path file) throws IOException {
        Sha256 checksum = new Sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), checksum.digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return checksum.hex();
    }

    /** Returns the checksum of bytes: 32 bytes. */
    public static byte[] of(byte[] content) {
        return new Sha256().update(ByteBuffer.wrap(content)).digest.digest();
    }

    /** Adds the remaining bytes of a buffer and returns this object. */
    public Sha256 update(ByteBuffer bytes) {
        digest.update(bytes);
        return this;
    }

    /** Returns the checksum of all added bytes: 64 hexadecimal digits in lower case. Ends the use of this object. */
    public String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
