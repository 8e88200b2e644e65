package org.repdyn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.repdyn.cli.LossPlugin.Part;

@Tag("slow")
@DisplayName("repdyn check")
class CheckCommandTest {

    /** A loss ‖U‖²/2 whose gradient is 2U. */
    private static final String DOUBLE =
            """
            return new Loss() {
                public ViewRequirements views() { return new ViewRequirements(0, 0, false); }

                public double value(Embeddings u) { return valueAndGradient(u, u.matrix().copy()); }

                public double valueAndGradient(Embeddings u, R064Store gradient) {
                    double sum = 0;
                    for (int i = 0; i < gradient.data.length; i++) {
                        gradient.data[i] = 2 * u.matrix().data[i];
                        sum += u.matrix().data[i] * u.matrix().data[i] / 2;
                    }
                    return sum;
                }
            };
            """;

    @TempDir
    Path temporary;

    @Test
    @DisplayName("prints the verdicts of a loss in tables, and knows constraints and manifolds of the library by name")
    void passes() throws IOException {
        Cli.Result loss = Cli.run("check", "loss", "{name: nt-xent, temperature: 0.2}", "--points", "2");
        assertThat(loss.code()).as(loss.out()).isZero();
        assertThat(loss.out())
                .startsWith("loss nt-xent, 8 samples in dimension 3, 2 points")
                .containsPattern("gradient against value +2\\.\\d+ +2 +passed")
                .containsPattern("all \\d+ laws hold");
        assertThat(Cli.run("check", "manifold", "x").err())
                .contains("stiefel", "landing", "poincare-ball", "affine-invariant-positive-definite");
    }

    @Test
    @DisplayName("names the factor by which the gradient of a plugin is off, and ends with 1")
    void wrongGradient() throws IOException {
        Path jars = temporary.resolve("jars");
        LossPlugin.write(jars, "Doubled", "doubled", Part.CREATE, DOUBLE);
        Path figure = temporary.resolve("errors.svg");
        Cli.Result result =
                Cli.run("check", "loss", "doubled", "--plugins", jars.toString(), "--plot", figure.toString());
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out())
                .contains(
                        "gradient against value: FAILED, the error falls like t^1.00, slower than t^2",
                        "the gradient is 2.000 times the derivative of the value in each direction")
                .containsPattern("\\d+ of \\d+ laws fail");
        assertThat(Files.readString(figure)).contains("error of gradient against value", "step t");
    }

    @Test
    @DisplayName("a plugin that throws fails the check with its message")
    void throwing() throws IOException {
        Path jars = temporary.resolve("jars");
        LossPlugin.write(
                jars, "Thrown", "thrown", Part.VALUE, "throw new IllegalStateException(\"no numbers today\");");
        Cli.Result result = Cli.run("check", "loss", "thrown", "--plugins", jars.toString());
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).contains("all laws can be evaluated: FAILED", "no numbers today", "point 0");
    }

    @Test
    @DisplayName("prints one JSON object with slopes, errors and verdicts, the same for the same seed")
    void json() throws IOException {
        String[] command = {"check", "manifold", "stiefel", "metric=canonical", "--rows", "5", "--json", "--seed", "3"};
        Cli.Result result = Cli.run(command);
        assertThat(result.code()).isZero();
        assertThat(Cli.run(command).out()).isEqualTo(result.out());
        JsonNode root = new ObjectMapper().readTree(result.out());
        assertThat(root.get("subject").asText()).isEqualTo("constraint stiefel, weights of 5×3");
        assertThat(root.get("passed").asBoolean()).isTrue();
        JsonNode slope = root.get("slopes").get(0);
        assertThat(slope.get("errors")).hasSameSizeAs(slope.get("steps"));
        assertThat(root.get("residuals").get(0).get("verdict").asText()).contains("passed, off by ");
    }

    @Test
    @DisplayName("refuses misuse with one clear error")
    void misuse() throws IOException {
        refused("unknown constraint or manifold 'stiefle'. Did you mean 'stiefel'?", "manifold", "stiefle");
        refused("unknown loss 'nt-xnet'. Did you mean 'nt-xent'?", "loss", "nt-xnet");
        refused("unknown option 'loss.temprature'. Did you mean 'loss.temperature'", "loss", "nt-xent", "temprature=2");
        refused("'cold' is not an option of the loss. Write OPTION=VALUE", "loss", "nt-xent", "cold");
        refused("the manifold rotations has no options, only a shape. Remove size", "manifold", "rotations", "size=3");
        refused("points of rotations are square matrices, got 3×2", "manifold", "rotations", "--rows=3", "--columns=2");
        refused("cannot have 9 orthogonal columns", "manifold", "stiefel", "--columns=9");
        refused("--points is 0, but must be at least 1", "loss", "nt-xent", "--points=0");
        refused("--scale must be positive, got -1", "manifold", "sphere", "--scale=-1");
        refused("--scale must lie between 1e-70 and 1e70", "manifold", "oblique", "--scale=1e-200");
        refused(
                "the constraint oblique on weights of 6×3 at scale 1e-70: the radius of a sphere must lie between"
                        + " 1e-70 and 1e70, because squares of others lose their digits, got 7.071067811865476e-71; choose"
                        + " another unit of length, such as a scale nearer to 1",
                "manifold",
                "oblique",
                "--scale=1e-70");
        refused("the constraint sphere on weights of 6×3 at scale 1e70: ", "manifold", "sphere", "--scale=1e70");
        refused("constraint.length is '1e-80', which is out of range", "manifold", "oblique", "length=1e-80");
        refused("does not end with .svg, .pdf or .png", "loss", "nt-xent", "--plot=errors.txt");
        refused("a subcommand is missing. Write: repdyn check loss NAME");
    }

    private static void refused(String message, String... arguments) throws IOException {
        String[] command = new String[arguments.length + 1];
        command[0] = "check";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        Cli.Result result = Cli.run(command);
        assertThat(result.code()).as(result.err()).isEqualTo(2);
        assertThat(result.err()).startsWith("error: ").contains(message);
        assertThat(result.out()).isEmpty();
    }
}
