package org.repdyn.study.service;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apiguardian.api.API;

/**
 * Request to run a study.
 *
 * @param file file of the study, or the name of a {@linkplain org.repdyn.study.BuiltInStudy built-in study} if there is no
 *     such file; empty for the built-in study that runs without a name
 * @param overrides settings of the form {@code key=value}, applied in order
 * @param arm the arms to run
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record StudyRequest(Optional<Path> file, List<String> overrides, Arms arm) {

    public StudyRequest {
        overrides = List.copyOf(overrides);
    }

    /** Choice of the arms to run. */
    public sealed interface Arms {

        /** Every arm of the study. */
        record All() implements Arms {}

        /**
         * One arm.
         *
         * @param name name of the arm
         */
        record Named(String name) implements Arms {}

        /**
         * Some arms.
         *
         * @param names names of the arms
         */
        record Several(Set<String> names) implements Arms {
            public Several {
                names = Collections.unmodifiableSet(new LinkedHashSet<>(names));
            }
        }

        /** The only arm of a study; a study with several arms is refused. */
        record TheOnly() implements Arms {}
    }
}
