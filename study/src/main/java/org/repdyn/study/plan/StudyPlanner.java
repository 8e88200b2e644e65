package org.repdyn.study.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.problem.Problem;
import org.repdyn.core.problem.Problems;
import org.repdyn.core.problem.UserErrorException;
import org.repdyn.data.spi.Dataset;
import org.repdyn.study.Study;

/** Makes plans of studies. Nothing runs and nothing is written here; all that is wrong is found and told at once. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class StudyPlanner {

    private final Plugins plugins;
    private final LinearAlgebra algebra;

    public StudyPlanner(Plugins plugins, LinearAlgebra algebra) {
        this.plugins = plugins;
        this.algebra = algebra;
    }

    /**
     * Checks a study and makes its plan.
     *
     * @param problems what was found wrong so far; the plan's own problems are added
     * @throws UserErrorException with every problem, if there is any
     */
    public StudyPlan plan(Study study, Problems problems) {
        Problems own = new Problems();
        Map<String, Dataset> datasets = new HashMap<>();
        List<ArmPlan> arms = new ArrayList<>();
        for (String name : study.arms().keySet()) {
            new ArmPlanner(plugins, algebra, own, datasets, name, problems.isEmpty())
                    .plan(study.settings(name))
                    .ifPresent(arms::add);
        }
        // A mistake in what arms share is found once for each of them, and told once.
        own.toList().stream().distinct().forEach((Problem p) -> problems.add(p.location(), p.message()));
        problems.throwIfAny();
        return new StudyPlan(study.title(), arms);
    }
}
