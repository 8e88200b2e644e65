package org.repdyn.cli.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Rules on the first words of documentation comments. A reader sees them alone in lists and tooltips, so they say what the type is, or what
 * the method does.
 */
@Tag("slow")
@DisplayName("The first words of a documentation comment")
class JavadocTest {

    /** First words of a riddle: the reader has to find out what is spoken of. */
    private static final Pattern RIDDLE = Pattern.compile(
            "(What|Whatever|Whether|Who|Whoever|Whose|Where|Why|When|How|It|They|This|That|These|Those|None|Both|Nothing"
                    + "|Something|Anything|Never|Always|So|If|Such|There)\\b.*");

    /** First word of a method: a verb in the third person, such as "Returns". */
    private static final Pattern THIRD_PERSON = Pattern.compile("[A-Z][a-z-]*s\\b.*");

    /** First words of a type that is described by what it does; "Checks of operands" is a noun phrase, "Checks operands" is not. */
    private static final Pattern VERB = Pattern.compile(
            "(Returns|Computes|Creates|Reads|Writes|Draws|Runs|Tests|Checks|Makes|Holds|Keeps|Gives|Prints|Counts|Finds|Stores"
                    + "|Represents|Provides|Describes|Contains|Shows|Compares|Is|Are|Has)\\b(?! (of|for|that|whose|shared)\\b).*");

    /**
     * Documentation comment.
     *
     * @param place file and line
     * @param kind kind of what it describes
     * @param text text in one line, without the tags at its end
     */
    private record Comment(String place, Kind kind, String text) {

        boolean startsWith(Pattern pattern) {
            return pattern.matcher(text).matches();
        }

        @Override
        public String toString() {
            return place + ": " + text;
        }
    }

    /** Kinds of declarations that have a comment. */
    private enum Kind {
        /** Class, interface, record or enum. */
        TYPE,
        /** Method with a body of its own, or a declaration of one. */
        METHOD,
        /** Constructor. */
        CONSTRUCTOR,
        /** Element of an annotation. */
        ELEMENT,
        /** Field, or constant of an enum. */
        FIELD
    }

    private static final List<Comment> COMMENTS = comments(sources());

    @Test
    @DisplayName("name the thing, and are never a riddle")
    void noRiddles() {
        assertThat(COMMENTS)
                .hasSizeGreaterThan(1000)
                .filteredOn(comment -> comment.startsWith(RIDDLE))
                .isEmpty();
    }

    @Test
    @DisplayName("of a type are a noun phrase")
    void types() {
        assertThat(COMMENTS)
                .filteredOn(comment -> comment.kind() == Kind.TYPE && comment.startsWith(VERB))
                .isEmpty();
    }

    @Test
    @DisplayName("of a method or a constructor are a verb in the third person")
    void methods() {
        assertThat(COMMENTS)
                .filteredOn(comment -> comment.kind() == Kind.METHOD || comment.kind() == Kind.CONSTRUCTOR)
                .filteredOn(comment -> !comment.startsWith(THIRD_PERSON))
                .isEmpty();
    }

    @Test
    @DisplayName("begin a text that ends as a sentence does")
    void sentences() {
        assertThat(COMMENTS)
                .filteredOn(comment -> !comment.text().matches(".*[.:!?)}>]"))
                .isEmpty();
    }

    /** Returns the source files of all modules, without their tests. */
    private static List<Path> sources() {
        try (Stream<Path> modules = Files.list(Path.of(".."))) {
            List<Path> roots = modules.map(module -> module.resolve("src/main/java"))
                    .filter(Files::isDirectory)
                    .toList();
            List<Path> found = new ArrayList<>();
            for (Path root : roots) {
                try (Stream<Path> tree = Files.walk(root)) {
                    tree.filter(path -> path.toString().endsWith(".java")).forEach(found::add);
                }
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Comment> comments(List<Path> java) {
        List<Comment> found = new ArrayList<>();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(java));
            DocTrees trees = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                new Reader(unit, trees, found).scan(unit, null);
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reader of the comments of a file. */
    private static final class Reader extends TreePathScanner<Void, Void> {

        private final CompilationUnitTree unit;
        private final DocTrees trees;
        private final List<Comment> found;

        Reader(CompilationUnitTree unit, DocTrees trees, List<Comment> found) {
            this.unit = unit;
            this.trees = trees;
            this.found = found;
        }

        @Override
        public Void visitClass(ClassTree tree, Void unused) {
            add(tree, Kind.TYPE);
            return super.visitClass(tree, null);
        }

        @Override
        public Void visitMethod(MethodTree tree, Void unused) {
            boolean element = getCurrentPath().getParentPath().getLeaf().getKind() == Tree.Kind.ANNOTATION_TYPE;
            add(tree, element ? Kind.ELEMENT : tree.getReturnType() == null ? Kind.CONSTRUCTOR : Kind.METHOD);
            return super.visitMethod(tree, null);
        }

        @Override
        public Void visitVariable(VariableTree tree, Void unused) {
            add(tree, Kind.FIELD);
            return super.visitVariable(tree, null);
        }

        /** Adds the comment of a declaration, if it has one with a text before its tags. */
        private void add(Tree tree, Kind kind) {
            Optional.ofNullable(trees.getDocComment(getCurrentPath()))
                    .map(comment -> comment.replaceFirst("(?s)(^|\\n)\\s*@\\w.*", "")
                            .replaceAll("\\s+", " ")
                            .strip())
                    .filter(text -> !text.isEmpty() && !text.startsWith("{@inheritDoc}"))
                    .ifPresent(text -> found.add(new Comment(place(tree), kind, text)));
        }

        private String place(Tree tree) {
            LineMap lines = unit.getLineMap();
            long line = lines.getLineNumber(trees.getSourcePositions().getStartPosition(unit, tree));
            return Path.of(unit.getSourceFile().toUri()).getFileName() + ":" + line;
        }
    }
}
