package org.repdyn.results.internal;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writer of CSV by RFC 4180, in UTF-8 with line feeds. Numbers have enough digits to restore them exactly. */
final class CsvWriter implements AutoCloseable {

    private final BufferedWriter out;
    private boolean rowStarted;

    CsvWriter(Path file) throws IOException {
        out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
    }

    void header(String... names) throws IOException {
        for (String name : names) {
            text(name);
        }
        endRow();
    }

    CsvWriter text(String value) throws IOException {
        boolean quote = value.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return field(quote ? '"' + value.replace("\"", "\"\"") + '"' : value);
    }

    CsvWriter integer(long value) throws IOException {
        return field(Long.toString(value));
    }

    /** Writes a number; the field is empty if it is not finite. */
    CsvWriter number(double value) throws IOException {
        return field(Double.isFinite(value) ? Double.toString(value) : "");
    }

    CsvWriter empty() throws IOException {
        return field("");
    }

    void endRow() throws IOException {
        out.write('\n');
        rowStarted = false;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private CsvWriter field(String text) throws IOException {
        if (rowStarted) {
            out.write(',');
        }
        out.write(text);
        rowStarted = true;
        return this;
    }
}
