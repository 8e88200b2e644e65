package org.repdyn.study.service;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * What a user asks for.
 *
 * @param file the study; the built-in one where there is none
 * @param overrides {@code key=value}, applied in order
 * @param arm the only arm to run, by name; all where it is {@link Arms.All}
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record StudyRequest(Optional<Path> file, List<String> overrides, Arms arm) {

    public StudyRequest {
        overrides = List.copyOf(overrides);
    }

    /** Which arms to run. */
    public sealed interface Arms {

        /** All arms. */
        record All() implements Arms {}

        /** The arm of a name. */
        record Named(String name) implements Arms {}

        /** The only arm; a study of several is refused. */
        record TheOnly() implements Arms {}
    }
}
