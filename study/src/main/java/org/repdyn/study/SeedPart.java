package org.repdyn.study;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apiguardian.api.API;

/** A part of the random draws of an arm that can have a seed of its own: a key of the map {@code seed}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum SeedPart {
    /** The draws without a seed of their own. */
    BASE("seed of the draws without a seed of their own, which the key seeds replicates"),
    /** The samples of a random dataset, and the split into training and held-out samples. */
    DATA("seed of random samples and of the split into training and held-out samples"),
    /** The augmentations, the negatives and the batches. */
    VIEWS("seed of augmentations, negatives and batches"),
    /** The initial weights, and the initial function of a baseline. */
    INIT("seed of the initial weights, and of the initial function of a baseline");

    private final String help;

    SeedPart(String help) {
        this.help = help;
    }

    /** Returns the key as written in YAML and in overrides. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the path of the setting, such as {@code seed.init}. */
    public String path() {
        return StudyKey.SEED.key() + "." + key();
    }

    /** Returns the meaning of the key in one line, for the JSON schema. */
    public String help() {
        return help;
    }

    /** Returns the constant with the given text; empty if there is none. */
    public static Optional<SeedPart> of(String key) {
        return Arrays.stream(values()).filter(part -> part.key().equals(key)).findFirst();
    }

    /** Returns all keys as written in YAML. */
    public static List<String> keys() {
        return Arrays.stream(values()).map(SeedPart::key).toList();
    }
}
