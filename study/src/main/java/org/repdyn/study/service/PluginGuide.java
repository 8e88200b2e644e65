package org.repdyn.study.service;

import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Guide to a plugin, beside its options: facts that follow from its types, and a line of a study to copy.
 *
 * @param facts the facts, in the order in which they are read
 * @param studyLine line of a study that names the plugin with all defaults; empty if no study names plugins of its kind
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record PluginGuide(List<Fact> facts, Optional<String> studyLine) {

    /** Label of what a plugin needs beside it in a study. */
    public static final String NEEDS = "needs";

    /**
     * One fact.
     *
     * @param label what it is about, such as {@code views}
     * @param text the fact
     */
    public record Fact(String label, String text) {}

    public PluginGuide {
        facts = List.copyOf(facts);
    }
}
