package org.repdyn.results.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** Compression of Parquet pages by Java's gzip. That of Hadoop reads Hadoop's configuration in XML before the first page. */
final class GzipCodec implements CompressionCodecFactory {

    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName name) {
        if (name != CompressionCodecName.GZIP) {
            throw new IllegalArgumentException("pages are compressed by gzip, not by " + name);
        }
        return new Compressor();
    }

    /** Throws an exception: files are read by the codecs of Hadoop. */
    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName name) {
        throw new UnsupportedOperationException("files are read by the codecs of Hadoop");
    }

    @Override
    public void release() {
        // A compressor keeps no memory between two pages.
    }

    private static final class Compressor implements BytesInputCompressor {

        @Override
        public BytesInput compress(BytesInput page) throws IOException {
            ByteArrayOutputStream compressed = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
                page.writeAllTo(gzip);
            }
            return BytesInput.from(compressed);
        }

        @Override
        public CompressionCodecName getCodecName() {
            return CompressionCodecName.GZIP;
        }

        @Override
        public void release() {
            // Nothing is kept.
        }
    }
}
