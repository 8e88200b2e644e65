package org.repdyn.cli;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * Options of Java that give a process the classes of RepDyn. As the launcher of the distribution does, they name an archive of class
 * data, without which each start reads and checks the same classes again and takes half as much processor time more. The archive is made
 * once for a build, in {@code target}; it needs a class path of jars, so there is none where the modules are on it as folders.
 */
final class ProcessClasses {

    private static final Path FOLDER = Path.of("target", "process-classes").toAbsolutePath();
    private static final Path CLASSES = Path.of("target", "classes").toAbsolutePath();
    private static final Path TESTS = Path.of("target", "test-classes").toAbsolutePath();

    /** Limit of the rehearsal in seconds, twenty times what it needs on one core. */
    private static final int LIMIT = 120;

    private static final List<String> OPTIONS = make();

    private ProcessClasses() {}

    /** Returns the options. */
    static List<String> options() {
        return OPTIONS;
    }

    /** Returns the options with the classes of the tests at the end of the class path, whose beginning the archive is made for. */
    static List<String> optionsWithTests() {
        int last = OPTIONS.size() - 1;
        List<String> options = new ArrayList<>(OPTIONS.subList(0, last));
        options.add(OPTIONS.get(last) + File.pathSeparator + TESTS);
        return options;
    }

    private static List<String> make() {
        List<Path> entries = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !entry.isEmpty())
                .map(entry -> Path.of(entry).toAbsolutePath())
                .toList();
        List<Path> jars = entries.stream()
                .filter(entry -> !entry.equals(CLASSES) && !entry.equals(TESTS))
                .toList();
        if (!entries.contains(CLASSES)
                || jars.stream().anyMatch(entry -> !entry.toString().endsWith(".jar"))) {
            return List.of("-cp", classPath(entries));
        }
        try {
            return archived(jars);
        } catch (IOException e) {
            throw new IllegalStateException("the classes of processes cannot be archived in " + FOLDER, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String classPath(List<Path> entries) {
        return String.join(
                File.pathSeparator, entries.stream().map(Path::toString).toList());
    }

    /** Makes the archive, or takes the one that another process of the tests has made of the same files. */
    private static List<String> archived(List<Path> jars) throws IOException, InterruptedException {
        Files.createDirectories(FOLDER);
        Path archive = FOLDER.resolve("classes.jsa");
        List<Path> all = new ArrayList<>(List.of(FOLDER.resolve("repdyn-cli.jar")));
        all.addAll(jars);
        String classPath = classPath(all);
        Path madeFor = FOLDER.resolve("class-path.txt");
        try (FileChannel lock =
                        FileChannel.open(FOLDER.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var held = lock.lock()) {
            if (!held.isValid()
                    || !Files.exists(madeFor)
                    || !Files.readString(madeFor).equals(classPath)
                    || newest(jars) > Files.getLastModifiedTime(madeFor).toMillis()) {
                Files.deleteIfExists(archive);
                pack(all.get(0));
                rehearse(classPath, archive);
                Files.writeString(madeFor, classPath);
            }
        }
        return Files.exists(archive)
                ? List.of(
                        "-Xlog:cds=off", "-Xlog:cds+dynamic=off", "-XX:SharedArchiveFile=" + archive, "-cp", classPath)
                : List.of("-cp", classPath);
    }

    /** Returns the time at which the newest of the classes and jars was written, in milliseconds. */
    private static long newest(List<Path> jars) throws IOException {
        long newest = 0;
        try (Stream<Path> classes = Files.walk(CLASSES)) {
            for (Path file : Stream.concat(classes, jars.stream()).toList()) {
                newest = Math.max(newest, Files.getLastModifiedTime(file).toMillis());
            }
        }
        return newest;
    }

    private static void pack(Path jar) {
        int code = ToolProvider.findFirst("jar")
                .orElseThrow()
                .run(System.out, System.err, "--create", "--file", jar.toString(), "-C", CLASSES.toString(), ".");
        if (code != 0) {
            throw new IllegalStateException("jar ended with code " + code);
        }
    }

    /** Runs the rehearsal of the distribution. A Java that cannot make an archive leaves none. */
    private static void rehearse(String classPath, Path archive) throws IOException, InterruptedException {
        Path work = Files.createTempDirectory(FOLDER, "rehearsal");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:ArchiveClassesAtExit=" + archive,
                        "-cp",
                        classPath,
                        StartRehearsal.class.getName())
                .directory(work.toFile())
                .redirectErrorStream(true)
                .redirectOutput(FOLDER.resolve("rehearsal.log").toFile())
                .start();
        if (!process.waitFor(LIMIT, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            Files.deleteIfExists(archive);
        }
    }
}
