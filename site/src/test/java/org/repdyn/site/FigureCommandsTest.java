package org.repdyn.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Commands that draw figures of the documentation")
class FigureCommandsTest {

    private static final Path THEORY = Path.of("../docs/theory.md");

    @TempDir
    Path folder;

    @Test
    @DisplayName("are those of marked blocks, and each figure that they write is an image of the page")
    void marked() throws Exception {
        String page = Files.readString(THEORY);
        assertThat(FigureCommands.commands(page)).isNotEmpty().allMatch(command -> command.startsWith("repdyn "));
        assertThat(FigureCommands.commands(page).stream().filter(command -> command.startsWith("repdyn figure ")))
                .isNotEmpty()
                .allSatisfy(command ->
                        assertThat(page).contains("](images/" + command.substring(command.lastIndexOf(' ') + 1) + ")"));
        assertThat(FigureCommands.commands("    repdyn compare\n")).isEmpty();
    }

    @Test
    @Tag("slow")
    @DisplayName("fail the build of the site with the message of the command")
    void failing() {
        assertThatThrownBy(() -> FigureCommands.run(
                        "<!-- drawn with the site -->\n    repdyn figure none loss --out x.svg\n", folder))
                .isInstanceOf(SiteException.class)
                .hasMessageContaining("'repdyn figure none loss --out x.svg' ended with 2")
                .hasMessageContaining("none");
    }
}
