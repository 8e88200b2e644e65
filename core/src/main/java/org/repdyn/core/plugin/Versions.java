package org.repdyn.core.plugin;

import java.util.Optional;
import org.apiguardian.api.API;

/** Versions of jars, from their manifests. Used in provenance and messages only. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Versions {

    /** Version of classes that were not read from a released jar. */
    public static final String DEVELOPMENT = "DEVELOPMENT";

    private Versions() {}

    /** Returns the implementation version of the jar of a class, or {@link #DEVELOPMENT}. */
    public static String of(Class<?> member) {
        return Optional.ofNullable(member.getPackage())
                .map(Package::getImplementationVersion)
                .filter(version -> !version.isBlank())
                .orElse(DEVELOPMENT);
    }

    /** Returns the version of RepDyn. */
    public static String current() {
        return of(Versions.class);
    }
}
