package org.repdyn.study.service;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apiguardian.api.API;
import org.repdyn.core.problem.NameList;
import org.repdyn.core.problem.NearestName;
import org.repdyn.core.problem.Problems;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.study.Study;

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

        /**
         * Returns a study with the chosen arms alone; empty, with a problem, if it does not have them.
         *
         * @param problems receives what is wrong with the choice
         */
        Optional<Study> of(Study study, Problems problems);

        /** Every arm of the study. */
        record All() implements Arms {
            @Override
            public Optional<Study> of(Study study, Problems problems) {
                return Optional.of(study);
            }
        }

        /**
         * One arm.
         *
         * @param name name of the arm
         */
        record Named(String name) implements Arms {
            @Override
            public Optional<Study> of(Study study, Problems problems) {
                return new Several(Set.of(name)).of(study, problems);
            }
        }

        /**
         * Some arms.
         *
         * @param names names of the arms
         */
        record Several(Set<String> names) implements Arms {
            public Several {
                names = Collections.unmodifiableSet(new LinkedHashSet<>(names));
            }

            @Override
            public Optional<Study> of(Study study, Problems problems) {
                Set<String> known = study.arms().keySet();
                for (String name : names) {
                    if (!known.contains(name)) {
                        problems.add(
                                SourceLocation.COMMAND_LINE,
                                "the study has no arm '" + name + "'. " + NearestName.suggestion(name, known)
                                        + "Its arms: " + NameList.of(known));
                    }
                }
                return known.containsAll(names) ? Optional.of(study.only(names)) : Optional.empty();
            }
        }

        /** The only arm of a study; a study with several arms is refused. */
        record TheOnly() implements Arms {
            @Override
            public Optional<Study> of(Study study, Problems problems) {
                Set<String> names = study.arms().keySet();
                if (names.size() > 1) {
                    problems.add(
                            SourceLocation.COMMAND_LINE,
                            "the study has " + names.size() + " arms; say which one to run with the argument 'arm': "
                                    + NameList.of(names));
                    return Optional.empty();
                }
                return Optional.of(study);
            }
        }
    }
}
