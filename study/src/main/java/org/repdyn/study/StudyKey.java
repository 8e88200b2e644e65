package org.repdyn.study;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apiguardian.api.API;

/** A key of a study or of an arm, such as {@code loss}; it may be set for all arms or for one. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum StudyKey {
    /** The seed, which fixes every random draw. */
    SEED(
            Form.SEED,
            "whole number that fixes every random draw, or a map of the seeds of data, views and init, each a number or several"),
    /** The seeds with which an arm is repeated. */
    SEEDS(
            Form.SEEDS,
            "number of seeds, counted up from seed, or several seeds such as [1, 2, 5] or 1..5: each arm is run once for each"),
    /** The dataset, and the numbers of training and held-out samples. */
    DATA(
            Form.PLUGIN,
            "dataset, with train, held-out, centre, augment-anchors, positives and views in addition to its own options"),
    /** The augmentations that make positives, applied one after the other. */
    AUGMENT(Form.PLUGINS, "list of augmentations, applied one after the other"),
    /** The loss or field that training follows. */
    LOSS(Form.PLUGIN, "loss"),
    /** The map from inputs to embeddings. */
    ENCODER(Form.PLUGIN, "encoder; a baseline takes the embedding dimension from it"),
    /** The predictor head, for fields that read predictions. */
    PREDICTOR(
            Form.PLUGIN,
            UnderBaseline.NOT_INHERITED,
            "predictor head of losses that read predictions; without it, each embedding predicts itself"),
    /** The file of the initial weights. */
    INITIAL_WEIGHTS(
            Form.SCALAR,
            UnderBaseline.NOT_INHERITED,
            ".npz file of initial weights by weight block, used as they are; drawn by the seed by default"),
    /** The weight decay of every learned weight, in 1/time. */
    WEIGHT_DECAY(
            Form.SCALAR,
            UnderBaseline.REFUSED,
            "weight decay, in 1/time: each learned weight also moves by -decay*weight; none by default"),
    /** The manifold of the output block, or a manifold for each named block. */
    CONSTRAINT(
            Form.CONSTRAINT,
            UnderBaseline.NOT_INHERITED,
            "constraint of the output block, or a map from weight block to constraint"),
    /** The method by which weights follow the field. */
    DYNAMICS(Form.PLUGIN, UnderBaseline.NOT_INHERITED, "dynamics"),
    /** A dynamics in function space, in place of encoder, constraint and dynamics. */
    BASELINE(Form.PLUGIN, "baseline in function space, in place of encoder, constraint and dynamics"),
    /** The number of steps of every arm. */
    STEPS(
            Form.SCALAR,
            UnderBaseline.NOT_INHERITED,
            "budget of every arm: number of steps, after which its run ends; without it, runs end at time.end"),
    /** The number of gradients that every arm computes. */
    EVALUATIONS(
            Form.SCALAR,
            UnderBaseline.NOT_INHERITED,
            "budget of every arm: number of gradients, on all samples or on a batch, after which its run ends"),
    /** The times at which a run is observed. */
    TIME(Form.OPTIONS, "times at which the arms are observed"),
    /** The quantities that are measured. */
    OBSERVABLES(
            Form.PLUGINS,
            "list of observables; all stands for all that apply to the arm, and default for those that are measured without a list"),
    /** Observables that are columns of the comparison. */
    COLUMNS(Form.NAMES, "list of the observables that are columns of the comparison; only for the whole study"),
    /** The method of the intervals over seeds. */
    INTERVAL(
            Form.SCALAR,
            "method of the intervals over seeds: student (default) or bca, a bootstrap; only for the whole study"),
    /** The search for settings that comes before the comparison. */
    TUNE(
            Form.TUNING,
            "search on validation samples before the comparison: ranges by setting, such as dynamics.rate: {log: [1e-4, 1]},"
                    + " with by, budget and seeds");

    /** The shape of the value of a key. */
    public enum Form {
        /** A single value. */
        SCALAR,
        /** A seed, or a map of the seeds of the {@link SeedPart parts} of the draws. */
        SEED,
        /** A plugin's name, or a map of its name and options. */
        PLUGIN,
        /** A list of plugins. */
        PLUGINS,
        /** A plugin, or a map from weight block to plugin. */
        CONSTRAINT,
        /** A list of names. */
        NAMES,
        /** A number of seeds, or a list of seeds. */
        SEEDS,
        /** A map of options. */
        OPTIONS,
        /** A map of ranges by the paths of settings, and of options. */
        TUNING
    }

    /** Meaning of a key for an arm that runs a baseline, which has no weights. */
    public enum UnderBaseline {
        /** The key applies. */
        USED,
        /** The key is about weights: the arm ignores the study's value and must not set one of its own. */
        NOT_INHERITED,
        /**
         * The key is about weights and changes what all other arms follow: the study's value is a contradiction as well,
         * unless it is 0.
         */
        REFUSED
    }

    private final Form form;
    private final UnderBaseline underBaseline;
    private final String help;

    StudyKey(Form form, String help) {
        this(form, UnderBaseline.USED, help);
    }

    StudyKey(Form form, UnderBaseline underBaseline, String help) {
        this.form = form;
        this.underBaseline = underBaseline;
        this.help = help;
    }

    /** Returns what the key means for an arm that runs a baseline. */
    public UnderBaseline underBaseline() {
        return underBaseline;
    }

    /** Returns the shape of the value. */
    public Form form() {
        return form;
    }

    /** Returns the meaning of the key in one line, for help texts and the JSON schema. */
    public String help() {
        return help;
    }

    /** Returns the key as written in YAML and in overrides. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the constant with the given text; empty if there is none. */
    public static Optional<StudyKey> of(String key) {
        return Arrays.stream(values()).filter(k -> k.key().equals(key)).findFirst();
    }

    /**
     * Returns true if a setting is a factor where arms differ in it. The list of observables is none, because it changes no
     * number; an option of an observable changes what is measured.
     *
     * @param path path of the setting, such as {@code encoder.width}
     */
    public static boolean isFactor(String path) {
        return !path.equals(OBSERVABLES.key());
    }

    /** Returns all keys as written in YAML. */
    public static List<String> keys() {
        return Arrays.stream(values()).map(StudyKey::key).toList();
    }
}
