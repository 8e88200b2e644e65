package org.repdyn.cli.output;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.file.FileFailure;
import org.repdyn.core.problem.UserErrorException;
import org.repdyn.report.HtmlReport;
import org.repdyn.results.ExtraFiles;
import org.repdyn.results.OutputPlace;
import org.repdyn.results.RunDirectory;

/**
 * Writer of the results of a computation, which must not be lost: if the claimed place can no longer be written, they go to another place,
 * and if the report cannot be made, they have none.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ResultsWriter {

    /** Results that can be written to a place. */
    @FunctionalInterface
    public interface Results {
        /**
         * Writes the results.
         *
         * @throws UserErrorException if they cannot be written
         */
        void write(OutputPlace place, ExtraFiles extra);
    }

    private final PrintWriter err;
    private final List<Path> otherFolders;
    private boolean complete = true;

    /**
     * Creates a writer.
     *
     * @param otherFolders folders to try if a place cannot be written, in this order
     */
    ResultsWriter(PrintWriter err, List<Path> otherFolders) {
        this.err = err;
        this.otherFolders = otherFolders;
    }

    /** Returns a writer that tries the user's home and the temporary folder if a place cannot be written. */
    public static ResultsWriter ofProcess(PrintWriter err) {
        return new ResultsWriter(
                err, List.of(Path.of(System.getProperty("user.home")), Path.of(System.getProperty("java.io.tmpdir"))));
    }

    /**
     * Writes results with a report.
     *
     * @param report writer of the report
     * @return the directory with the results
     * @throws UserErrorException if no place can be written
     */
    public Path write(OutputPlace place, Results results, ExtraFiles report) {
        ExtraFiles careful = directory -> writeReport(directory, report);
        try {
            results.write(place, careful);
            return place.target();
        } catch (UserErrorException e) {
            Optional<Path> other = otherFolders.stream()
                    .flatMap(folder -> elsewhere(folder, place.target(), results, careful).stream())
                    .findFirst();
            if (other.isEmpty()) {
                throw e;
            }
            complete = false;
            CommandWords.of(e).lines().forEach(line -> err.println("error: " + line));
            err.println("the results are in " + other.get() + " instead");
            return other.get();
        }
    }

    private static Optional<Path> elsewhere(Path folder, Path target, Results results, ExtraFiles report) {
        try (OutputPlace other = RunDirectory.claimNew(folder.resolve(target.getFileName()))) {
            results.write(other, report);
            return Optional.of(other.target());
        } catch (UserErrorException e) {
            // The caller tries the next folder, and reports the first failure if there is none.
            return Optional.empty();
        }
    }

    private void writeReport(Path directory, ExtraFiles report) throws IOException {
        try {
            report.writeInto(directory);
        } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError e) {
            complete = false;
            Files.deleteIfExists(directory.resolve(HtmlReport.FILE));
            err.println("error: the report could not be written: " + reason(e)
                    + ". The results were written. Run 'repdyn report DIR' to write the report again.");
        }
    }

    /** Returns the last line of a command: what to open, or where the results are if the report could not be written. */
    public static String placeToOpen(Path directory) {
        Path report = directory.resolve(HtmlReport.FILE);
        return Files.exists(report) ? "open " + report : "the results are in " + directory;
    }

    /** Returns the reason without the name of the file, which is still a temporary one. */
    private static String reason(Throwable failure) {
        return failure instanceof IOException
                ? FileFailure.reason(Optional.ofNullable(failure.getCause()).orElse(failure))
                : failure.toString();
    }

    /** Returns false if something could not be written as the user asked. */
    public boolean complete() {
        return complete;
    }
}
