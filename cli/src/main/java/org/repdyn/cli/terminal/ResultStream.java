package org.repdyn.cli.terminal;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Standard output for results. It remembers the first failure to write, which {@link java.io.PrintWriter} would swallow, so that a
 * full disk is reported at the end.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ResultStream extends OutputStream {

    /** Message of the operating system about a pipe that its reader has closed. */
    private static final String CLOSED_BY_READER = "Broken pipe";

    private final OutputStream stream;
    private Optional<String> failure = Optional.empty();

    public ResultStream(OutputStream stream) {
        this.stream = stream;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            stream.write(bytes, offset, length);
        } catch (IOException e) {
            failed(e);
            throw e;
        }
    }

    @Override
    public void flush() throws IOException {
        try {
            stream.flush();
        } catch (IOException e) {
            failed(e);
            throw e;
        }
    }

    private void failed(IOException e) {
        String reason = String.valueOf(e.getMessage());
        if (failure.isEmpty() && !reason.equals(CLOSED_BY_READER)) {
            failure = Optional.of(reason);
        }
    }

    /**
     * Returns the reason why something could not be written; empty if everything was written, or if a reader such as {@code head} closed
     * the pipe because it had read enough.
     */
    public Optional<String> failure() {
        return failure;
    }
}
