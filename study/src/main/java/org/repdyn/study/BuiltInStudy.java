package org.repdyn.study;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/** Studies that are part of RepDyn, which a user runs by their names. */
@API(status = API.Status.INTERNAL, since = "0.1")
public enum BuiltInStudy {

    /**
     * The study that runs if the user names no study. It trains on digits without a constraint, which collapses, with a
     * constraint, and under the kernel of an infinitely wide network.
     */
    FLAGSHIP("flagship"),

    /** All losses under four constraints on two datasets. */
    LOSSES_BY_CONSTRAINTS("losses-by-constraints"),

    /** Weight decay by noise of the augmentation in linear BYOL, on both sides of the boundary of collapse. */
    BYOL_PHASES("byol-phases"),

    /** One loss without a constraint, with two soft ones, under a constraint and by Muon, each arm beside its prediction. */
    ORTHOGONAL_COLUMNS("orthogonal-columns");

    private final String key;

    BuiltInStudy(String key) {
        this.key = key;
    }

    /** Returns the built-in study of a name; empty if there is none. */
    public static Optional<BuiltInStudy> named(String name) {
        return Arrays.stream(values()).filter(study -> study.key.equals(name)).findFirst();
    }

    /** Returns the names of all built-in studies. */
    public static List<String> names() {
        return Arrays.stream(values()).map(BuiltInStudy::key).toList();
    }

    /** Returns the name by which a user runs the study. */
    public String key() {
        return key;
    }

    /** Returns the name of the study in messages, which is that of its resource. */
    public String source() {
        return key + ".yaml";
    }

    /** Returns the study as YAML, with comments. */
    public String yaml() {
        try (InputStream in = BuiltInStudy.class.getResourceAsStream(source())) {
            if (in == null) {
                throw new IllegalStateException("the resource " + source() + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the resource " + source(), e);
        }
    }
}
