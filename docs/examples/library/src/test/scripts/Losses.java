///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 17+
//DEPS org.repdyn:repdyn-library:0.1.0-SNAPSHOT

import java.util.Map;
import org.repdyn.library.RepDyn;

/** A loss at embeddings, in one file. */
public class Losses {

    public static void main(String[] arguments) {
        double[][] anchors = {{1, 0}, {0, 1}, {-1, 0.5}};
        double[][] positives = {{0.9, 0.1}, {0.1, 0.8}, {-1, 0.4}};
        var here = RepDyn.at(RepDyn.loss("nt-xent", Map.of("temperature", 0.2)), anchors, positives);
        System.out.printf("value %.4f%n", here.value().orElseThrow());
    }
}
