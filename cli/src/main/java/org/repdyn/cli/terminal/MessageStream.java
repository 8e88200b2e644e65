package org.repdyn.cli.terminal;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.apiguardian.api.API;

/**
 * Standard error as the code of plugins sees it, also in the place of standard output. It cannot be closed: a plugin that closes a
 * stream around {@code System.out}, a common mistake, must not silence the messages of RepDyn.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class MessageStream extends PrintStream {

    public MessageStream(PrintStream error) {
        super(error, true, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        flush();
    }
}
