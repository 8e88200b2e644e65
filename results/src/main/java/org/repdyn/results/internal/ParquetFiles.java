package org.repdyn.results.internal;

import com.jerolba.carpet.CarpetReader;
import com.jerolba.carpet.CarpetWriter;
import com.jerolba.carpet.io.FileSystemInputFile;
import com.jerolba.carpet.io.FileSystemOutputFile;
import com.jerolba.carpet.model.WriteRecordModelType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** Reading and writing of Parquet files. Schemas are explicit, so that they do not depend on the data of a run. */
final class ParquetFiles {

    /** Version of the schemas; it is increased when a column changes its name, type or meaning. */
    private static final String SCHEMA_VERSION = "2";

    private ParquetFiles() {}

    static <T> void write(List<T> rows, WriteRecordModelType<T> schema, Path file) throws IOException {
        // With the plain configuration Hadoop does not look for site files and native libraries.
        try (CarpetWriter<T> writer = new CarpetWriter.Builder<T>(
                        new FileSystemOutputFile(file.toFile()), schema.getClassType())
                .withConf(new PlainParquetConfiguration())
                .withWriteRecordModel(schema)
                .withCompressionCodec(CompressionCodecName.GZIP)
                .withCodecFactory(new GzipCodec())
                .withSizeStatisticsEnabled(false)
                .withExtraMetaData("schema_version", SCHEMA_VERSION)
                .build()) {
            writer.write(rows);
        }
    }

    static <T> List<T> read(Path file, Class<T> row) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(file.toString(), null, file.getFileName() + " is missing");
        }
        try {
            return new CarpetReader<>(new FileSystemInputFile(file.toFile()), row).toList();
        } catch (RuntimeException e) {
            // The reader reports a damaged file by unchecked exceptions of several kinds.
            throw new IOException(file.getFileName() + " is damaged", e);
        }
    }
}
