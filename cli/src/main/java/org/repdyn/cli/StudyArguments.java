package org.repdyn.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.repdyn.study.service.StudyRequest;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * A study file, perhaps, and overrides.
 *
 * @param file the study; the built-in one where there is none
 * @param overrides {@code key=value}
 */
record StudyArguments(Optional<Path> file, List<String> overrides) {

    static StudyArguments parse(CommandSpec spec, List<String> arguments) {
        List<String> overrides = new ArrayList<>();
        Optional<Path> file = Optional.empty();
        for (String argument : arguments) {
            if (argument.indexOf('=') > 0) {
                overrides.add(argument);
            } else if (file.isEmpty()) {
                file = Optional.of(Path.of(argument));
            } else {
                throw new ParameterException(
                        spec.commandLine(),
                        "'" + argument + "' is neither a setting (KEY=VALUE) nor the study, which is " + file.get()
                                + " already; write it as KEY=VALUE");
            }
        }
        return new StudyArguments(file, overrides);
    }

    StudyRequest request(Optional<Long> seed, StudyRequest.Arms arms) {
        List<String> all = new ArrayList<>(overrides);
        seed.ifPresent(value -> all.add("seed=" + value));
        return new StudyRequest(file, all, arms);
    }
}
