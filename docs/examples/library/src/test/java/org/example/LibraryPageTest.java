package org.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.repdyn.core.problem.UserErrorException;
import org.repdyn.library.RepDyn;

/** Runs the programs of docs/library.md. The numbers are those of the command line; a change of a formula changes them. */
class LibraryPageTest {

    /** All programs run in a project whose dependencies bring no wiring framework. */
    @Test
    void noWiringFramework() {
        assertThrows(ClassNotFoundException.class, () -> Class.forName("com.google.inject.Guice"));
    }

    @Test
    void lossesAtEmbeddings() {
        assertEquals(List.of("value 0.0717, derivative 0.0263"), Printed.lines(LossesAtEmbeddings::main));
    }

    /** The posterior lies between the targets 1 and 0, and the noise makes it less certain than without. */
    @Test
    void deepKernel() {
        assertEquals(
                List.of("tangent kernel 0.3877", "posterior 0.3625 ± 0.1107", "trained networks 0.3448 ± 0.0773"),
                Printed.lines(DeepKernel::main));
    }

    @Test
    void flowWithEvents() {
        List<String> lines = Printed.lines(FlowWithEvents::main);
        assertEquals("loss from -0.6383 to -1.4640", lines.get(0));
        assertTrue(lines.get(1).endsWith(": loss below -1.2"), lines.get(1));
        assertTrue(lines.get(2).endsWith("gradient below 0.0001, the run stagnates"), lines.get(2));
        assertEquals("effective rank 1.9518", lines.get(3));
    }

    @Test
    void wholeComparison() {
        List<String> lines = Printed.lines(WholeComparison::main);
        assertTrue(Pattern.matches("free-seed1 COMPLETED: loss -2\\.47\\d\\d", lines.get(0)), lines.get(0));
        assertTrue(lines.get(4).startsWith("No significant difference in effective rank"), lines.get(4));
        assertTrue(lines.get(5).contains("rows of trajectories of [effective-rank,"), lines.get(5));
    }

    @Test
    void figuresOfRuns() {
        List<String> lines = Printed.lines(FiguresOfRuns::main);
        assertTrue(lines.get(0).startsWith("arms equal: true, observables [effective-rank,"), lines.get(0));
        assertEquals(List.of("free: 6 means over seeds", "stiefel: 6 means over seeds"), lines.subList(1, 3));
        assertEquals(
                4, lines.stream().filter(line -> line.endsWith(" COMPLETED")).count());
        assertEquals(7, lines.size());
    }

    @Test
    void customObservable() {
        List<String> lines = Printed.lines(CustomObservable::main);
        assertEquals(4, lines.size());
        assertEquals("t = 0.0: 9.4567", lines.get(0));
    }

    @Test
    void fromKotlin() {
        List<String> lines = Printed.lines(arguments -> LossesInKotlinKt.main());
        assertEquals("value 0.0717", lines.get(0));
        assertEquals(2, lines.size());
    }

    @Test
    void mistakesSayWhatIsKnown() {
        String message = assertThrows(UserErrorException.class, () -> RepDyn.loss("nt-xnet"))
                .getMessage();
        assertTrue(message.contains("Did you mean"), message);
    }
}
