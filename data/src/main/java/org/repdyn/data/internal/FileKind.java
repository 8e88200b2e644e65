package org.repdyn.data.internal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Kinds of files that are not tables of text, by their first bytes, with what the user should do. No table begins with such bytes:
 * each kind has a byte that is no letter, no digit and no delimiter.
 */
enum FileKind {
    NPY("\u0093NUMPY", "a NumPy array; read it with data: npy"),
    ZIP(
            "PK\u0003\u0004",
            "a zip archive, such as a spreadsheet or .npz; save a spreadsheet as CSV, and read a .npz file with data:"
                    + " npy"),
    GZIP("\u001f\u008b", "gzipped twice; decompress it once"),
    BZIP2("BZh91AY&SY", "compressed by bzip2; decompress it, or compress it by gzip"),
    XZ("\u00fd7zXZ", "compressed by xz; decompress it, or compress it by gzip"),
    ZSTANDARD("(\u00b5/\u00fd", "compressed by Zstandard; decompress it, or compress it by gzip"),
    PARQUET("PAR1\u0015", "a Parquet file; save the table as CSV, or its numbers as a NumPy array"),
    HDF5("\u0089HDF", "an HDF5 file; save the table as CSV, or its numbers as a NumPy array"),
    PNG("\u0089PNG", "an image; save the pixels of all images as a NumPy array, one image per row"),
    JPEG("\u00ff\u00d8\u00ff", "an image; save the pixels of all images as a NumPy array, one image per row"),
    SPREADSHEET("\u00d0\u00cf\u0011\u00e0", "a spreadsheet; save it as CSV"),
    GIT_LFS(
            "version https://git-lfs.github.com/spec/",
            "a pointer of Git LFS in place of the data; fetch them with git lfs pull"),
    PICKLE("\u0080\u0004\u0095", "a pickle of Python; save the table as CSV, or its numbers as a NumPy array");

    /** First bytes, each as the character with its number. */
    private final String start;

    private final String description;

    FileKind(String start, String description) {
        this.start = start;
        this.description = description;
    }

    /** Returns what a file is and what to do, such as {@code a Parquet file; save …}; empty if no kind is recognised. */
    static Optional<String> describe(byte[] content) {
        return Arrays.stream(values())
                .filter(kind -> content.length >= kind.start.length()
                        && new String(content, 0, kind.start.length(), StandardCharsets.ISO_8859_1).equals(kind.start))
                .map(kind -> kind.description)
                .findFirst();
    }
}
