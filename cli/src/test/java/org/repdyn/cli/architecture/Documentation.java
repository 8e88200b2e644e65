package org.repdyn.cli.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.repdyn.cli.docs.DocumentationFiles;

/** Code in the pages of the documentation. */
final class Documentation {

    private static final Path README = Path.of("..", "README.md");
    private static final Pattern CODE = Pattern.compile("```.*?```|`[^`]+`", Pattern.DOTALL);

    private Documentation() {}

    /** Returns all blocks of code and all words in code font, in the README and the pages of docs. */
    static String code() {
        return Stream.concat(Stream.of(README), DocumentationFiles.pages().stream())
                .flatMap(page -> CODE.matcher(read(page)).results().map(MatchResult::group))
                .collect(Collectors.joining("\n"));
    }

    private static String read(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
