package org.repdyn.site;

import java.util.Arrays;
import java.util.List;

/** Kinds of plugin, with commands that run the built-in study with one. */
enum PluginKind {
    LOSS(
            "loss",
            "Losses and fields",
            "repdyn compare loss=%s",
            "repdyn compare loss=%s arms.grassmann.constraint=stiefel"),
    CONSTRAINT("constraint", "Constraints", "repdyn compare constraint=%s"),
    ENCODER("encoder", "Encoders", "repdyn compare encoder=%s encoder.outputs=8"),
    PREDICTOR(
            "predictor",
            "Predictor heads",
            "repdyn compare loss=direct-pred predictor=%s",
            "repdyn compare loss=byol predictor=%s arms.grassmann.constraint=stiefel"),
    DYNAMICS("dynamics", "Dynamics", "repdyn compare dynamics=%s"),
    BASELINE("baseline", "Baselines", "repdyn compare arms.infinite-width.baseline=%s"),
    LAYER(
            "layer",
            "Layers of infinite networks",
            "repdyn compare 'arms.infinite-width.baseline={name: ntk, network: [%s, relu, dense]}'",
            "repdyn compare 'arms.infinite-width.baseline={name: ntk, network: [dense, relu, %s, dense]}'"),
    ACTIVATION(
            "activation",
            "Activations of infinite networks",
            "repdyn compare 'arms.infinite-width.baseline={name: ntk, network: [dense, %s, dense]}'"),
    DATASET("dataset", "Datasets", "repdyn compare data=%s"),
    AUGMENTATION("augmentation", "Augmentations", "repdyn compare 'augment=[%s]'"),
    OBSERVABLE("observable", "Observables", "repdyn compare 'observables=[default, %s]'"),
    PREDICTION("prediction", "Predictions"),
    CLAIM("claim", "Claims of replications"),
    BACKEND("linear-algebra backend", "Backends of linear algebra");

    private final String kind;
    private final String title;
    /** Commands with %s in the place of the name, one in each line. */
    private final String commands;

    PluginKind(String kind, String title, String... commands) {
        this.kind = kind;
        this.title = title;
        this.commands = String.join("\n", commands);
    }

    /** Returns the kind with the name that the registry of its plugins has. */
    static PluginKind of(String kind) {
        return Arrays.stream(values())
                .filter(one -> one.kind.equals(kind))
                .findFirst()
                .orElseThrow(() -> new SiteException(
                        "there are plugins of the kind '" + kind + "', which PluginKind does not have; add it there"));
    }

    String title() {
        return title;
    }

    /** Returns the address of the page of this kind from the root of the site. */
    String address() {
        return "catalogue/" + kind.replace(' ', '-') + ".html";
    }

    /** Returns commands that run the built-in study with a plugin; the first that is valid is the simplest. */
    List<String> commands(String plugin) {
        return commands.lines().map(command -> command.replace("%s", plugin)).toList();
    }
}
