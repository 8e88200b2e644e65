package org.repdyn.core.plugin;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
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

    /**
     * Returns a message if the jars of the given classes, which must have one version, have different versions: the usual reason for
     * a {@link LinkageError}. Empty if they have one version.
     */
    public static Optional<String> misalignment(Collection<? extends Class<?>> members) {
        Map<String, String> byPackage = new TreeMap<>();
        members.forEach(member -> byPackage.put(member.getPackageName(), of(member)));
        if (byPackage.values().stream().distinct().count() < 2) {
            return Optional.empty();
        }
        return Optional.of(byPackage.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", ", "modules of different versions are mixed: ", "")));
    }
}
