package org.repdyn.study.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.repdyn.core.problem.Problems;
import org.repdyn.core.problem.SourceLocation;

/** Reader of the text of a study file or of standard input, with a limit on its size. */
final class StudyFile {

    /** The argument that stands for standard input. */
    private static final String STANDARD_INPUT = "-";

    /** Name of the file in a run directory that holds the study. */
    private static final String STUDY_OF_RUN = "config.yaml";

    /** Paths of the streams that this process has open; they may be pipes, and something writes to them. */
    private static final List<Path> OPEN_STREAMS =
            List.of(Path.of("/dev/stdin"), Path.of("/dev/fd"), Path.of("/proc/self/fd"));

    private StudyFile() {}

    /** Returns the name of a file in messages. */
    static String name(Path file) {
        return file.toString().equals(STANDARD_INPUT) ? "standard input" : file.toString();
    }

    /** Reads a text; empty after an error. */
    static Optional<String> text(Path file, String advice, Problems problems) {
        if (file.toString().equals(STANDARD_INPUT)) {
            return read(System.in, new SourceLocation(name(file), 0, 0), problems);
        }
        SourceLocation location = new SourceLocation(file.toString(), 0, 0);
        if (!Files.exists(file)) {
            problems.add(location, "there is no such file. " + advice);
            return Optional.empty();
        }
        if (!Files.isRegularFile(file)
                && !Files.isDirectory(file)
                && OPEN_STREAMS.stream().noneMatch(file::startsWith)) {
            problems.add(
                    location,
                    "this is a pipe or a device, not a file. Pass its content by standard input, with - in place of the"
                            + " file");
            return Optional.empty();
        }
        if (Files.isDirectory(file)) {
            problems.add(
                    location,
                    "this is a directory. "
                            + (Files.exists(file.resolve(STUDY_OF_RUN))
                                    ? "The study of this run is " + file.resolve(STUDY_OF_RUN)
                                    : advice));
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, location, problems);
        } catch (IOException e) {
            return unreadable(e, location, problems);
        }
    }

    private static Optional<String> read(InputStream in, SourceLocation location, Problems problems) {
        try {
            byte[] bytes = in.readNBytes(ConfigYaml.MAX_DOCUMENT + 1);
            if (bytes.length > ConfigYaml.MAX_DOCUMENT) {
                problems.add(
                        location,
                        "this is larger than " + (ConfigYaml.MAX_DOCUMENT >> 20)
                                + " MB, the limit for a study. Name a study file");
                return Optional.empty();
            }
            return decoded(bytes, location, problems);
        } catch (IOException e) {
            return unreadable(e, location, problems);
        }
    }

    private static Optional<String> decoded(byte[] bytes, SourceLocation location, Problems problems) {
        CharBuffer text = CharBuffer.allocate(bytes.length);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CoderResult result = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(in, text, true);
        String read = text.flip().toString();
        if (!result.isError()) {
            return Optional.of(read);
        }
        int lineStart = 1 + Math.max(read.lastIndexOf('\n'), read.lastIndexOf('\r'));
        String before = read.substring(0, lineStart);
        int line = 1 + (int) before.lines().count();
        int column = 1 + read.codePointCount(lineStart, read.length());
        problems.add(
                new SourceLocation(location.source(), line, column),
                "the byte " + HexFormat.of().toHexDigits(bytes[in.position()])
                        + " is not valid in UTF-8. Save the file as UTF-8 text");
        return Optional.empty();
    }

    private static Optional<String> unreadable(IOException e, SourceLocation location, Problems problems) {
        problems.add(location, "cannot be read (" + e.getMessage() + "). Name a readable file");
        return Optional.empty();
    }
}
