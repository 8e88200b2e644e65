package org.example;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.repdyn.core.result.RunResult;
import org.repdyn.library.RepDyn;
import org.repdyn.paper.Grouping;
import org.repdyn.paper.figure.Curves;
import org.repdyn.paper.figure.FigureData;
import org.repdyn.paper.figure.FigureFormat;
import org.repdyn.paper.figure.FigureStyle;
import org.repdyn.paper.figure.Figures;
import org.repdyn.results.ExistingTarget;
import org.repdyn.results.RunDirectory;
import org.repdyn.study.store.FolderRunStore;
import org.repdyn.study.store.RunHeader;

/** A run directory that is written, read back and drawn, and the runs of the store. */
public final class FiguresOfRuns {

    private FiguresOfRuns() {}

    public static void main(String[] arguments) {
        try {
            draw(Files.createTempDirectory("figures"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void draw(Path folder) throws IOException {
        String study =
                """
                title: two constraints
                data: {name: gaussian-mixture, samples: 24, dimension: 4}
                loss: spectral-contrastive
                encoder: {name: linear, outputs: 2}
                dynamics: gradient-flow
                time: {end: 2, points: 5}
                seeds: [1, 2]
                arms:
                  free: {}
                  stiefel: {constraint: stiefel}
                """;
        Path store = folder.resolve("store");
        RunResult result = RepDyn.study(study).store(store).run();
        Path directory = RunDirectory.write(result, folder.resolve("run"), ExistingTarget.REFUSE);

        RunResult read = RunDirectory.read(directory);
        System.out.println(
                "arms equal: " + read.arms().equals(result.arms()) + ", observables " + Curves.observables(read));
        FigureData loss = Curves.of(read, "loss", 0, new Grouping.BySeed());
        Path figure = folder.resolve("loss.pdf");
        Files.write(figure, Figures.draw(loss, FigureStyle.ONE_COLUMN, FigureFormat.PDF));
        loss.curves()
                .forEach(curve ->
                        System.out.println(curve.name() + ": " + curve.points().size() + " means over seeds"));

        for (RunHeader run : FolderRunStore.reading(store, System.err::println).list()) {
            System.out.println(run.arm() + " " + run.status());
        }
    }
}
