package org.repdyn.cli.embedding;

import org.apiguardian.api.API;

/** A receiver of text. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@FunctionalInterface
public interface TextReceiver {

    /** Receives a piece of text, which may be a part of a line. */
    void receive(String text);
}
