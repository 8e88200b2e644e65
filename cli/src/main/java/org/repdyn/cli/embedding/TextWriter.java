package org.repdyn.cli.embedding;

import java.io.Writer;
import org.apiguardian.api.API;

/**
 * A writer that keeps its text until the program around it takes it. So no thread of RepDyn calls the program, which may be about to
 * end.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class TextWriter extends Writer {

    private final StringBuilder text = new StringBuilder();

    /** Creates a writer without text. */
    public TextWriter() {}

    /** Returns the text that was written since the last call, which may end within a line. */
    public String take() {
        synchronized (lock) {
            String taken = text.toString();
            text.setLength(0);
            return taken;
        }
    }

    @Override
    public void write(char[] characters, int from, int length) {
        synchronized (lock) {
            text.append(characters, from, length);
        }
    }

    @Override
    public void flush() {
        // The text is at hand at once.
    }

    @Override
    public void close() {
        // There is nothing to close.
    }
}
