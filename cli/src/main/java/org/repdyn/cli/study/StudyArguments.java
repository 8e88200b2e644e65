package org.repdyn.cli.study;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.repdyn.core.options.HomePath;
import org.repdyn.study.service.StudyRequest;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * Arguments of a command that takes a study: an optional file, and overrides.
 *
 * @param file the study file, or the name of a built-in study; empty for the flagship
 * @param overrides settings of the form {@code key=value}
 */
record StudyArguments(Optional<Path> file, List<String> overrides) {

    /** Endings of the names of files with data, which a user may give in place of a study. */
    private static final List<String> DATA_FILES = List.of(".csv", ".npy", ".npz");

    /**
     * Sorts arguments into the study file and overrides. An argument with an equals sign is the study file if a file
     * has that name.
     *
     * @throws ParameterException if there is more than one file, or if a file name is not valid
     */
    static StudyArguments parse(CommandSpec spec, List<String> arguments) {
        List<String> overrides = new ArrayList<>();
        Optional<Path> file = Optional.empty();
        for (String argument : arguments) {
            if (argument.indexOf('=') > 0 && !(file.isEmpty() && isFile(argument))) {
                overrides.add(argument);
            } else if (file.isEmpty() && DATA_FILES.stream().anyMatch(argument.toLowerCase(Locale.ROOT)::endsWith)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "'" + argument + "' is a file of data, not a study. To use these data, write data=" + argument);
            } else if (file.isEmpty()) {
                file = Optional.of(path(spec, argument));
            } else {
                throw new ParameterException(
                        spec.commandLine(),
                        "'" + argument
                                + "' is not a setting of the form KEY=VALUE, and the study file is already given: "
                                + file.get() + ". Write it as KEY=VALUE, or remove it");
            }
        }
        return new StudyArguments(file, overrides);
    }

    /** Returns true if there is a file with the name of the argument. */
    static boolean isFile(String argument) {
        try {
            return Files.isRegularFile(HomePath.of(argument));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static Path path(CommandSpec spec, String argument) {
        try {
            return HomePath.of(argument);
        } catch (InvalidPathException e) {
            throw new ParameterException(
                    spec.commandLine(), HomePath.refusal(e) + ". Name a study file, or write KEY=VALUE");
        }
    }

    /** Returns a copy with the value of {@code --seeds}, in which a list needs no brackets, as the last override. */
    StudyArguments replicated(Optional<String> seeds) {
        List<String> all = new ArrayList<>(overrides);
        seeds.ifPresent(value ->
                all.add("seeds=" + (value.contains(",") && !value.startsWith("[") ? "[" + value + "]" : value)));
        return new StudyArguments(file, all);
    }

    /** Returns the request for these arguments; a seed is added as the last override. */
    StudyRequest request(Optional<String> seed, StudyRequest.Arms arms) {
        List<String> all = new ArrayList<>(overrides);
        seed.ifPresent(value -> all.add("seed=" + value));
        return new StudyRequest(file, all, arms);
    }
}
