package org.repdyn.cli.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Code in the pages of the documentation. */
final class Documentation {

    private static final Path ROOT = Path.of("..");
    private static final Pattern CODE = Pattern.compile("```.*?```|`[^`]+`", Pattern.DOTALL);

    private Documentation() {}

    /** Returns all blocks of code and all words in code font, in the README and the pages of docs. */
    static String code() {
        try (Stream<Path> pages = Files.list(ROOT.resolve("docs"))) {
            return Stream.concat(Stream.of(ROOT.resolve("README.md")), pages)
                    .filter(page -> page.toString().endsWith(".md"))
                    .flatMap(page -> CODE.matcher(read(page)).results().map(MatchResult::group))
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
