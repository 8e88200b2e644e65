package org.repdyn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Tests the shell launcher of the distribution with a program in place of Java that prints its arguments, one in a line. */
@DisplayName("Launcher of the distribution")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is for a POSIX shell")
class LauncherTest {

    /** Environment in which the archive is made before the command. */
    private static final Map<String, String> NOW = Map.of("REPDYN_ARCHIVE", "now");

    private static final Path LAUNCHER = Path.of("src/main/distribution/bin/repdyn");

    @TempDir
    Path directory;

    private Path jdk;
    private Path launcher;

    @BeforeEach
    void install() throws IOException {
        jdk = directory.resolve("a jdk");
        program(jdk.resolve("bin/java"), "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
        release("17.0.9");
        Path bin = Files.createDirectories(directory.resolve("rep dyn/bin"));
        launcher = bin.resolve("repdyn");
        Files.copy(LAUNCHER, launcher);
        assertThat(launcher.toFile().setExecutable(true)).isTrue();
    }

    @Test
    @DisplayName("passes arguments with blanks, quotes and stars as they are")
    void arguments() throws IOException, InterruptedException {
        List<String> lines = run(launcher, Map.of(), "compare", "title=two words", "it's", "*.yaml", "")
                .out();

        assertThat(lines.subList(lines.indexOf("org.repdyn.cli.Main") + 1, lines.size()))
                .containsExactly("compare", "title=two words", "it's", "*.yaml", "");
    }

    @Test
    @DisplayName("finds its libraries through a symbolic link and in a folder with a blank")
    void link() throws IOException, InterruptedException {
        Path link = Files.createSymbolicLink(directory.resolve("repdyn-link"), launcher);

        assertThat(run(link, Map.of()).out())
                .containsSubsequence(
                        "-cp", directory.toRealPath().resolve("rep dyn/lib/*").toString());
    }

    @Test
    @DisplayName("finds its libraries by a relative path, also if CDPATH has a folder of the same name")
    void searchPath() throws IOException, InterruptedException {
        Path elsewhere =
                Files.createDirectories(directory.resolve("elsewhere/bin")).getParent();
        Run run = shell(Map.of("CDPATH", elsewhere.toString()), "cd 'rep dyn' && bin/repdyn >out.txt && cat out.txt");

        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .containsSubsequence(
                        "-cp", directory.toRealPath().resolve("rep dyn/lib/*").toString());
    }

    @Test
    @DisplayName("says that the current folder was removed, in which Java does not start")
    void removedFolder() throws IOException, InterruptedException {
        for (String shell : List.of("sh", "bash")) {
            Run run = shell(
                    Map.of(),
                    "mkdir gone && cd gone && rmdir ../gone && exec " + shell + " '" + launcher + "' plugins list");
            assertThat(run.code()).as(shell).isEqualTo(1);
            assertThat(run.out()).isEmpty();
            assertThat(run.err()).last().asString().startsWith("repdyn: the current folder does not exist any more");
        }
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "the open files of a process are in /proc")
    @DisplayName(
            "runs the command with closed streams, whose numbers no other file gets, and output that cannot be written")
    void closedStreams() throws IOException, InterruptedException {
        Path program = directory.resolve("streams");
        program(
                jdk.resolve("bin/java"),
                "#!/bin/sh\nstreams=$(readlink /proc/$$/fd/0 /proc/$$/fd/1 /proc/$$/fd/2)\n" + "echo \"$streams\" >'"
                        + program + "'\necho result\n");
        for (String shell : List.of("sh", "bash")) {
            Files.deleteIfExists(program);
            Run run = shell(Map.of(), shell + " 'rep dyn/bin/repdyn' <&- >&- 2>&-; echo $?");

            assertThat(lines(program)).as(shell).containsExactly("/dev/null", "/dev/null", "/dev/null");
            assertThat(run.out()).as("%s: the result cannot be written", shell).containsExactly("1");
            assertThat(run.err()).isEmpty();
        }
    }

    @Test
    @DisplayName("has the operating system give its reasons in English, in which the end of a pipe is known")
    void language() throws IOException, InterruptedException {
        program(jdk.resolve("bin/java"), "#!/bin/sh\necho \"$LANGUAGE\"\n");

        assertThat(run(launcher, Map.of("LC_ALL", "de_DE.UTF-8", "LANGUAGE", "de"))
                        .out())
                .containsExactly("C");
    }

    @Test
    @DisplayName("reports that there is no terminal if the streams are files")
    void noTerminal() throws IOException, InterruptedException {
        assertThat(run(launcher, Map.of()).out())
                .contains("-Drepdyn.terminal=false", "-Drepdyn.width=0", "-Drepdyn.table=0");
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "the program script has other options elsewhere")
    @DisplayName("passes the width of the terminal, for progress and for tables")
    void terminal() throws IOException, InterruptedException {
        String command = "stty cols 63; '" + launcher + "'";

        assertThat(run(Path.of("script"), Map.of(), "-qec", command, "/dev/null")
                        .out())
                .contains("-Drepdyn.terminal=true", "-Drepdyn.width=63", "-Drepdyn.table=63");
        assertThat(run(Path.of("script"), Map.of(), "-qec", command + " | cat", "/dev/null")
                        .out())
                .contains("-Drepdyn.terminal=true", "-Drepdyn.width=63", "-Drepdyn.table=0");
    }

    @Test
    @DisplayName("passes the options in REPDYN_JAVA_OPTS to Java")
    void options() throws IOException, InterruptedException {
        assertThat(run(launcher, Map.of("REPDYN_JAVA_OPTS", "-Xmx4g -Dx=y")).out())
                .contains("-Xmx4g", "-Dx=y");
    }

    @Test
    @DisplayName("chooses a garbage collector unless the user does")
    void collector() throws IOException, InterruptedException {
        assertThat(run(launcher, Map.of(), "compare").out()).contains("-XX:+UseParallelGC");
        assertThat(run(launcher, Map.of("REPDYN_JAVA_OPTS", "-XX:+UseG1GC")).out())
                .contains("-XX:+UseG1GC")
                .doesNotContain("-XX:+UseParallelGC");
    }

    @Test
    @DisplayName("allows native access where a newer Java would warn of it")
    void newerJava() throws IOException, InterruptedException {
        assertThat(run(launcher, Map.of()).out()).doesNotContain("--enable-native-access=ALL-UNNAMED");
        release("25");
        assertThat(run(launcher, Map.of()).out())
                .contains("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");
    }

    @Test
    @DisplayName("refuses an older Java, and a JAVA_HOME without Java, in one line")
    void unusableJava() throws IOException, InterruptedException {
        release("11.0.2");
        Run old = run(launcher, Map.of());
        assertThat(old.code()).isEqualTo(1);
        assertThat(old.err())
                .containsExactly("repdyn: Java 17 or newer is needed, but " + jdk
                        + "/bin/java is version 11.0.2; point JAVA_HOME at a newer JDK.");

        Run none = run(launcher, Map.of("JAVA_HOME", directory.resolve("none").toString()));
        assertThat(none.code()).isEqualTo(1);
        assertThat(none.err()).singleElement().asString().contains("none/bin/java cannot be run");
    }

    @Test
    @DisplayName("passes options for a fast start to commands that compute little, and not to others")
    void brief() throws IOException, InterruptedException {
        String firstCompiler = "-XX:TieredStopAtLevel=1";
        assertThat(run(launcher, Map.of(), "plugins", "list").out()).contains(firstCompiler, "-XX:+UseSerialGC");
        // The second compiler is used for a study, but later than by default.
        assertThat(run(launcher, Map.of(), "compare").out())
                .contains("-XX:Tier4InvocationThreshold=150000", "-XX:-OmitStackTraceInFastThrow")
                .doesNotContain(firstCompiler);
        assertThat(run(launcher, Map.of(), "compare", "x.yaml", "--dry-run").out())
                .contains(firstCompiler, "-XX:+UseSerialGC");
        assertThat(run(launcher, Map.of(), "compare", "x.yaml").out()).doesNotContain(firstCompiler);
    }

    @Test
    @DisplayName("has the same options and the same commands that compute little as the launcher for Windows")
    void windows() throws IOException {
        String posix = Files.readString(LAUNCHER);
        String windows = Files.readString(LAUNCHER.resolveSibling("repdyn.bat"));

        Pattern option = Pattern.compile("-(?:XX:\\+Use\\w+GC|XX:-\\w+|XX:Tier\\w+=\\d+|Xlog|-enable|-sun)[\\w:+=-]*");
        assertThat(found(option, windows))
                .isEqualTo(found(option, posix))
                .contains("-XX:Tier4InvocationThreshold=150000", "-XX:+UseSerialGC");

        assertThat(words("%%c in \\(([a-z ]+)\\)", windows))
                .containsExactlyElementsOf(words("-\\* \\| ([a-z| ]+)\\) brief=true", posix));
        assertThat(Pattern.compile("%WORDS: ([a-z-]+) =%")
                        .matcher(windows)
                        .results()
                        .map(word -> word.group(1)))
                .containsExactlyElementsOf(words("(-h \\| [a-z| -]+)\\) brief=true", posix));

        // Both write beside the archive from which libraries it was made, and compare that at the next start.
        assertThat(posix).contains("ls -ln -- *.jar", "\"$made_from\" >\"$archive.home\"");
        assertThat(windows)
                .contains(
                        "%%LIBRARIES%% %%~nxf %%~zf",
                        ">>\"%ARCHIVE%.home\" echo %LIBRARIES%", "\"!MADE_FROM!\"==\"!LIBRARIES!\"");
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns the words in the first group of a pattern. */
    private static List<String> words(String pattern, String text) {
        Matcher found = Pattern.compile(pattern).matcher(text);
        assertThat(found.find()).as(pattern).isTrue();
        return Pattern.compile("[^a-z-]+").splitAsStream(found.group(1)).toList();
    }

    @Test
    @DisplayName("makes the class-data archive at the first start, and again for another library or in another folder")
    void archive() throws IOException, InterruptedException {
        Path library = Files.createDirectories(directory.resolve("rep dyn/lib")).resolve("a.jar");
        Files.writeString(library, "library");
        Path archive = archive("17.0.9");
        archiving("echo made >>\"$made\"; echo data >\"$file\"");

        assertThat(shell(NOW, "umask 077 && '" + launcher + "' --help").out())
                .contains("-XX:SharedArchiveFile=" + archive.toRealPath(), "org.repdyn.cli.Main", "--help");
        assertThat(Files.getPosixFilePermissions(archive)).contains(PosixFilePermission.OTHERS_READ);
        assertThat(run(launcher, NOW, "--help").out()).contains("-XX:SharedArchiveFile=" + archive.toRealPath());
        assertThat(made()).isEqualTo(1);
        for (String zone : List.of("UTC+7", "UTC-7")) {
            run(launcher, Map.of("REPDYN_ARCHIVE", "now", "TZ", zone), "--help");
        }
        assertThat(made()).as("in other time zones").isEqualTo(1);
        assertThat(run(launcher, Map.of("REPDYN_ARCHIVE", "off")).out())
                .noneMatch(option -> option.startsWith("-XX:SharedArchiveFile"));
        assertThat(run(launcher, Map.of("REPDYN_JAVA_OPTS", "-Xshare:off")).out())
                .noneMatch(option -> option.startsWith("-XX:SharedArchiveFile"));

        // Builds give all their jars one time, so a new library may be older than the archive.
        Files.writeString(library, "changed library");
        Files.setLastModifiedTime(library, FileTime.fromMillis(0));
        run(launcher, NOW, "--help");
        assertThat(made()).isEqualTo(2);

        Files.writeString(archive.resolveSibling(archive.getFileName() + ".home"), "/elsewhere\n");
        run(launcher, NOW, "--help");
        assertThat(made()).isEqualTo(3);
        assertThat(library.getParent().toFile().list())
                .containsExactlyInAnyOrder("a.jar", "java-17.0.9.jsa", "java-17.0.9.jsa.home");
    }

    @Test
    @DisplayName("makes the archive in the background, where the output of the command does not wait for it")
    void background() throws IOException, InterruptedException {
        Files.createDirectories(directory.resolve("rep dyn/lib"));
        archiving("while [ ! -e '" + directory.resolve("go") + "' ]; do sleep 0.1; done; echo data >\"$file\"");
        ProcessBuilder shell = new ProcessBuilder(
                        "/bin/sh", "-c", "text=$('" + launcher + "' --help) && echo \"$text\"")
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("piped.txt").toFile());
        shell.environment().put("JAVA_HOME", jdk.toString());
        shell.environment().remove("REPDYN_ARCHIVE");
        Process process = shell.start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(lines(directory.resolve("piped.txt"))).contains("org.repdyn.cli.Main", "--help");

        Files.createFile(directory.resolve("go"));
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        Path work = archive("17.0.9").resolveSibling("java-17.0.9.jsa.new");
        while ((Files.exists(work) || !Files.exists(archive("17.0.9"))) && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        assertThat(archive("17.0.9")).hasContent("data");
    }

    @Test
    @DisplayName("runs the command also where the archive cannot be made, and does not try it at each start")
    void noArchive() throws IOException, InterruptedException {
        assertThat(run(launcher, NOW, "--help").err())
                .as("without the folder lib")
                .isEmpty();

        Files.createDirectories(directory.resolve("rep dyn/lib"));
        archiving("echo made >>\"$made\"; exit 134");
        for (int start = 0; start < 2; start++) {
            Run run = run(launcher, NOW, "--help");
            assertThat(run.out())
                    .contains("org.repdyn.cli.Main")
                    .noneMatch(option -> option.startsWith("-XX:SharedArchiveFile"));
            assertThat(run.err()).isEmpty();
        }
        assertThat(made()).isEqualTo(1);
    }

    private Path archive(String version) {
        return directory.resolve("rep dyn/lib/java-" + version + ".jsa");
    }

    /** Puts a program in place of Java that does something when it is to make an archive, and prints its arguments otherwise. */
    private void archiving(String action) throws IOException {
        program(
                jdk.resolve("bin/java"),
                "#!/bin/sh\nmade='" + directory.resolve("made") + "'\nfor argument in \"$@\"; do case $argument in\n"
                        + "-XX:ArchiveClassesAtExit=*) file=${argument#*=}; " + action + "; exit 0 ;;\n"
                        + "esac; done\nprintf '%s\\n' \"$@\"\n");
    }

    /** Returns how often an archive was made. */
    private int made() throws IOException {
        return lines(directory.resolve("made")).size();
    }

    private void release(String version) throws IOException {
        Files.writeString(jdk.resolve("release"), "IMPLEMENTOR=\"none\"\nJAVA_VERSION=\"" + version + "\"\n");
    }

    private static void program(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    /** Exit code and lines of a run of the launcher. */
    private record Run(int code, List<String> out, List<String> err) {}

    /** Runs a line of the shell in the test's folder. */
    private Run shell(Map<String, String> environment, String line) throws IOException, InterruptedException {
        return run(Path.of("/bin/sh"), environment, "-c", "cd '" + directory + "' && { " + line + "; }");
    }

    private Run run(Path command, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        Path out = directory.resolve("out.txt");
        Path err = directory.resolve("err.txt");
        ProcessBuilder process = new ProcessBuilder(Stream.concat(Stream.of(command.toString()), Stream.of(arguments))
                        .toList())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        process.environment().remove("REPDYN_JAVA_OPTS");
        process.environment().remove("REPDYN_ARCHIVE");
        process.environment().put("JAVA_HOME", jdk.toString());
        process.environment().putAll(environment);
        int code = process.start().waitFor();
        return new Run(code, lines(out), lines(err));
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8).lines().toList();
    }
}
