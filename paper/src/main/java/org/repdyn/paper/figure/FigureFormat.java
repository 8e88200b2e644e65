package org.repdyn.paper.figure;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/** Formats of a figure. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum FigureFormat {
    /** Scalable Vector Graphics with text as text. */
    SVG,
    /** One page of the size of the figure, with an embedded font. */
    PDF,
    /** Pixels. */
    PNG;

    /** Returns the format that the name of a file ends with, in upper or lower case; empty if it ends with none. */
    public static Optional<FigureFormat> of(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return Stream.of(values())
                .filter(format -> name.endsWith("." + format.extension()))
                .findFirst();
    }

    /** Returns the end of the names of files of this format, such as {@code svg}. */
    public String extension() {
        return name().toLowerCase(Locale.ROOT);
    }
}
