package org.repdyn.study.plan;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/**
 * Names of the plugins that the engine uses where a study names none, read from the resource {@value #RESOURCE}.
 *
 * @param dynamics dynamics of an arm without dynamics and without a baseline
 * @param constraint constraint of a weight block without a constraint
 * @param augmentation augmentation in place of augmentations that cannot be applied to a replaced dataset
 * @param deviation option of that augmentation for its standard deviation
 */
record Defaults(String dynamics, String constraint, String augmentation, String deviation) {

    /** Resource with the names of default plugins, so that no code names one. */
    private static final String RESOURCE = "defaults.properties";

    /** The defaults of RepDyn. */
    static final Defaults BUILT_IN = read();

    private static Defaults read() {
        Properties texts = new Properties();
        try (InputStream in = Objects.requireNonNull(Defaults.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            texts.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the resource " + RESOURCE, e);
        }
        return new Defaults(
                text(texts, "dynamics"),
                text(texts, "constraint"),
                text(texts, "augmentation"),
                text(texts, "augmentation.deviation"));
    }

    private static String text(Properties texts, String key) {
        return Objects.requireNonNull(texts.getProperty(key), () -> RESOURCE + " has no key " + key);
    }
}
