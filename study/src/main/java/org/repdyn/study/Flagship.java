package org.repdyn.study;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apiguardian.api.API;

/**
 * The built-in study, which runs if the user names no study. It trains on digits without a constraint, which collapses,
 * with a constraint, and under the kernel of an infinitely wide network.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Flagship {

    /** The name of the built-in study in messages, and the name of the resource. */
    public static final String SOURCE = "flagship.yaml";

    private Flagship() {}

    /** Returns the built-in study as YAML, with comments. */
    public static String yaml() {
        try (InputStream in = Flagship.class.getResourceAsStream(SOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + SOURCE + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the resource " + SOURCE, e);
        }
    }
}
