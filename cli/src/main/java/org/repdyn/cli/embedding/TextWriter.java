package org.repdyn.cli.embedding;

import java.io.Writer;
import org.apiguardian.api.API;

/** A writer that hands over its text; a program in another language can implement the receiver, but no class of Java. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class TextWriter extends Writer {

    private final TextReceiver receiver;

    /** Creates a writer for a receiver. */
    public TextWriter(TextReceiver receiver) {
        this.receiver = receiver;
    }

    @Override
    public void write(char[] text, int from, int length) {
        receiver.receive(new String(text, from, length));
    }

    @Override
    public void flush() {
        // Each piece of text is handed over at once.
    }

    @Override
    public void close() {
        // There is nothing to close.
    }
}
