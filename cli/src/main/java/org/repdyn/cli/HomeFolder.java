package org.repdyn.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Home folder of the user. Java calls it {@code ?} for a user who has no entry in the system's list, as in many containers; a folder of this
 * name in the working directory would then be read for trusted plugins and native libraries, whoever made it.
 */
final class HomeFolder {

    private static final String PROPERTY = "user.home";

    /** Folder that exists on no system; Debian gives it to users without a home. */
    private static final String NONE = "/nonexistent";

    private HomeFolder() {}

    /** Corrects the system property that RepDyn and its libraries read, before any of them does. */
    static void correct(Map<String, String> environment) {
        System.setProperty(PROPERTY, of(System.getProperty(PROPERTY, ""), environment));
    }

    /**
     * Returns the home folder: that of Java if it is an absolute path, that of the environment otherwise, and one that does not exist if
     * there is none.
     */
    static String of(String java, Map<String, String> environment) {
        if (Path.of(java).isAbsolute()) {
            return java;
        }
        return Optional.ofNullable(environment.get("HOME"))
                .filter(home -> Path.of(home).isAbsolute())
                .orElse(NONE);
    }
}
