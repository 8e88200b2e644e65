package org.repdyn.spark;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Arguments of the program: {@code STUDY.yaml [KEY=VALUE...] --store URI [--seeds N|LIST] [--out DIR]}.
 *
 * @param study file of the study on the driver
 * @param overrides settings of the form {@code key=value}
 * @param store URI of the store
 * @param out run directory to write on the driver when all arms have ended; empty if none is written
 */
record SparkArguments(String study, List<String> overrides, String store, Optional<String> out) {

    private static final String STORE = "--store";
    private static final String SEEDS = "--seeds";
    private static final String OUT = "--out";
    private static final String USAGE =
            ". Usage: spark-submit [OPTIONS OF SPARK] repdyn-spark-VERSION.jar STUDY.yaml [KEY=VALUE...] " + STORE
                    + " URI [" + SEEDS + " N|LIST] [" + OUT + " DIR]";

    /**
     * Reads arguments.
     *
     * @throws IllegalArgumentException if they are not of this form
     */
    static SparkArguments parse(List<String> arguments) {
        Optional<String> study = Optional.empty();
        Optional<String> store = Optional.empty();
        Optional<String> out = Optional.empty();
        List<String> overrides = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (List.of(STORE, SEEDS, OUT).contains(argument)) {
                if (i + 1 == arguments.size()) {
                    throw new IllegalArgumentException(argument + " has no value" + USAGE);
                }
                String value = arguments.get(++i);
                switch (argument) {
                    case STORE -> store = Optional.of(value);
                    case OUT -> out = Optional.of(value);
                    default -> overrides.add("seeds=" + (value.contains(",") ? "[" + value + "]" : value));
                }
            } else if (argument.startsWith("-")) {
                throw new IllegalArgumentException("there is no option '" + argument + "'" + USAGE);
            } else if (argument.indexOf('=') > 0) {
                overrides.add(argument);
            } else if (study.isEmpty()) {
                study = Optional.of(argument);
            } else {
                throw new IllegalArgumentException(
                        "two studies were given: " + study.get() + " and " + argument + USAGE);
            }
        }
        if (study.isEmpty() || store.isEmpty()) {
            throw new IllegalArgumentException((study.isEmpty() ? "no study" : "no " + STORE) + " was given" + USAGE);
        }
        return new SparkArguments(study.get(), List.copyOf(overrides), store.get(), out);
    }
}
