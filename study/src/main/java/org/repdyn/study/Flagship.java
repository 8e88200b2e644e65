package org.repdyn.study;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apiguardian.api.API;

/** The study that runs when none is named: the collapse on real digits, the constraint against it, and the kernel picture. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Flagship {

    /** What it is called in messages. */
    public static final String SOURCE = "flagship.yaml";

    private Flagship() {}

    /** The study as YAML, with comments. */
    public static String yaml() {
        try (InputStream in = Flagship.class.getResourceAsStream(SOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + SOURCE + " is missing from this build");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the resource " + SOURCE, e);
        }
    }
}
