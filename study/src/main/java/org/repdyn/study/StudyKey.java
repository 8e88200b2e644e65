package org.repdyn.study;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apiguardian.api.API;

/** What a study sets, for all arms or for one. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum StudyKey {
    /** Fixes every random draw. */
    SEED(Form.SCALAR, "whole number that fixes every random draw"),
    /** Samples, and how many of them are trained on. */
    DATA(Form.PLUGIN, "dataset, with train, held-out, centre and both-views beside its own options"),
    /** Random changes that make positives, one after the other. */
    AUGMENT(Form.PLUGINS, "list of augmentations, applied one after the other"),
    /** What training follows. */
    LOSS(Form.PLUGIN, "loss"),
    /** The map from inputs to embeddings. */
    ENCODER(Form.PLUGIN, "encoder; a baseline takes the embedding dimension from it"),
    /** What makes predictions of embeddings, for fields of prediction. */
    PREDICTOR(Form.PLUGIN, "predictor, for fields of prediction such as simsiam; none: each embedding predicts itself"),
    /** A pull of every learnt weight to zero. */
    WEIGHT_DECAY(
            Form.SCALAR, "weight decay, in 1/time: each learnt weight also moves by -decay*weight; none by default"),
    /** A manifold for the output block, or one for each named block. */
    CONSTRAINT(Form.CONSTRAINT, "constraint of the output block, or a map from weight block to constraint"),
    /** How weights follow the field. */
    DYNAMICS(Form.PLUGIN, "dynamics"),
    /** A dynamics in function space, in place of encoder, constraint and dynamics. */
    BASELINE(Form.PLUGIN, "baseline in function space, in place of encoder, constraint and dynamics"),
    /** When a run is observed. */
    TIME(Form.OPTIONS, "when the arms are observed"),
    /** What is measured. */
    OBSERVABLES(Form.PLUGINS, "list of observables; all that are installed by default");

    /** How an axis is written. */
    public enum Form {
        /** A single value. */
        SCALAR,
        /** A plugin's name, or a map of its name and options. */
        PLUGIN,
        /** A list of plugins. */
        PLUGINS,
        /** A plugin, or a map from weight block to plugin. */
        CONSTRAINT,
        /** A map of options. */
        OPTIONS
    }

    private final Form form;
    private final String help;

    StudyKey(Form form, String help) {
        this.form = form;
        this.help = help;
    }

    /** How it is written. */
    public Form form() {
        return form;
    }

    /** What it is, one line. */
    public String help() {
        return help;
    }

    /** Its key in YAML and in overrides. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The axis of a key. */
    public static Optional<StudyKey> of(String key) {
        return Arrays.stream(values()).filter(a -> a.key().equals(key)).findFirst();
    }

    /** All keys. */
    public static List<String> keys() {
        return Arrays.stream(values()).map(StudyKey::key).toList();
    }
}
