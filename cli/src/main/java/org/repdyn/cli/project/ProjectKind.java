package org.repdyn.cli.project;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apiguardian.api.API;

/** A kind of thing that a user adds to RepDyn, with what its project needs. */
@API(status = API.Status.INTERNAL, since = "0.1")
public enum ProjectKind {
    /** A loss, or a field of training that is not a gradient. */
    LOSS("repdyn-losses"),
    /** A number measured along a run. */
    OBSERVABLE("repdyn-core"),
    /** A constraint on a weight matrix. */
    CONSTRAINT("repdyn-manifolds"),
    /** A way in which weights move. */
    DYNAMICS("repdyn-dynamics"),
    /** A network. */
    ENCODER("repdyn-dynamics"),
    /** A random change of a sample. */
    AUGMENTATION("repdyn-data"),
    /** Samples, read or generated. */
    DATASET("repdyn-data"),
    /** A dynamics in function space. */
    BASELINE("repdyn-ntk-baseline"),
    /** A closed form beside a simulated run. */
    PREDICTION("repdyn-dynamics"),
    /** A statement on a run, judged in a replication. */
    CLAIM("repdyn-replication"),
    /** A scalar function of an infinitely wide network. */
    ACTIVATION("repdyn-kernels"),
    /** A layer of an infinitely wide network. */
    LAYER("repdyn-kernels"),
    /** A paper as a study with claims; it needs no Java. */
    REPLICATION("");

    private final String artifact;

    ProjectKind(String artifact) {
        this.artifact = artifact;
    }

    /** Returns the name on the command line, such as {@code loss}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the kind with a name; empty if there is none. */
    public static Optional<ProjectKind> of(String label) {
        return Arrays.stream(values())
                .filter(kind -> kind.label().equals(label))
                .findFirst();
    }

    /** Returns the names of all kinds. */
    public static List<String> labels() {
        return Arrays.stream(values()).map(ProjectKind::label).toList();
    }

    /** Returns the artifact whose types a plugin of this kind implements. */
    String artifact() {
        return artifact;
    }

    /** Returns true if a project of this kind has Java code. */
    boolean hasCode() {
        return this != REPLICATION;
    }

    /** Returns true if a project of this kind is tried as a replication, by its claims; others are tried as a study. */
    boolean isReplication() {
        return this == CLAIM || this == REPLICATION;
    }

    /** Returns the name of the file that shows the plugin at work. */
    String study() {
        return isReplication() ? "replication.yaml" : "study.yaml";
    }

    /** Returns the arguments of {@code repdyn} that run that file. */
    String command() {
        return (isReplication() ? "replicate " : "compare ") + study();
    }

    /** Returns what the test of a project does. */
    String test() {
        return this == CLAIM
                ? "the test: a run for which the claim holds, and runs for which it does not"
                : "the test: the laws of RepDyn's testkit that every " + label() + " obeys";
    }

    /** Returns what the file of {@link #study} holds. */
    String studyContent() {
        return switch (this) {
            case CLAIM, REPLICATION -> "a replication: a study, and claims about its results";
            default -> "a study that compares it with built-in ones";
        };
    }
}
