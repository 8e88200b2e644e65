package org.repdyn.core.plugin;

import java.util.Comparator;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * Version of the SPI that plugins are built for: the first two numbers of the version of RepDyn. Within a major version the SPI only grows, so
 * a plugin runs with the version that it was built for and with later ones.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record SpiVersion(int major, int minor) implements Comparable<SpiVersion> {

    /** Entry of the main section of a manifest with the version of the SPI that the jar was built for, such as {@code 0.1}. */
    public static final String MANIFEST_ENTRY = "RepDyn-Spi";

    /** Version of the SPI of this RepDyn. */
    public static final SpiVersion CURRENT = new SpiVersion(0, 1);

    /** Oldest version whose plugins are loaded. It is raised only with an incompatible change of the SPI, in a new major version. */
    static final SpiVersion OLDEST = new SpiVersion(0, 1);

    private static final Pattern FORM = Pattern.compile("(\\d{1,6})\\.(\\d{1,6})");

    /** Returns what the manifest of a jar says, in its own words; empty if it says nothing. */
    static Optional<String> written(Optional<Manifest> manifest) {
        return manifest.map(Manifest::getMainAttributes)
                .map(attributes -> attributes.getValue(new Attributes.Name(MANIFEST_ENTRY)))
                .map(String::strip);
    }

    /** Returns the version of a text; empty if it is none. */
    static Optional<SpiVersion> of(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches()
                ? Optional.of(new SpiVersion(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2))))
                : Optional.empty();
    }

    /** Returns why a plugin with a version in its manifest is not loaded, with what to do; empty if it is loaded. */
    static Optional<String> refusal(String written) {
        Optional<SpiVersion> version = of(written);
        if (version.isEmpty()) {
            return Optional.of("its manifest has the entry " + MANIFEST_ENTRY + ": " + written
                    + ", which is no version; its author must write the first two numbers of the version of RepDyn, such as "
                    + CURRENT);
        }
        SpiVersion builtFor = version.get();
        if (builtFor.compareTo(CURRENT) > 0) {
            return Optional.of("it was built for version " + builtFor + " of the SPI, and this RepDyn has version "
                    + CURRENT + "; use RepDyn " + builtFor + " or later, or ask its author for a jar for " + CURRENT);
        }
        return builtFor.compareTo(OLDEST) >= 0
                ? Optional.empty()
                : Optional.of("it was built for version " + builtFor
                        + " of the SPI, and this RepDyn loads plugins from version " + OLDEST
                        + " on; its author must build it for RepDyn " + CURRENT);
    }

    @Override
    public int compareTo(SpiVersion other) {
        return Comparator.comparingInt(SpiVersion::major)
                .thenComparingInt(SpiVersion::minor)
                .compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
