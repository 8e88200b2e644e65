package org.repdyn.replication;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.repdyn.core.config.ConfigValue;
import org.repdyn.core.config.ConfigValue.Mapping;
import org.repdyn.core.config.ConfigValue.Scalar;
import org.repdyn.core.config.ConfigValue.Sequence;
import org.repdyn.core.options.OptionsBinder;
import org.repdyn.core.plugin.Registry;
import org.repdyn.core.problem.NameList;
import org.repdyn.core.problem.NearestName;
import org.repdyn.core.problem.Problems;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.replication.spi.Claim;
import org.repdyn.replication.spi.ClaimProvider;
import org.repdyn.replication.spi.Evidence;
import org.repdyn.study.Settings;
import org.repdyn.study.Study;
import org.repdyn.study.plan.ObservableChoice;
import org.repdyn.study.plan.Plugins;
import org.repdyn.study.yaml.Expansion;

/** Binder of the claims and figures of a replication file. Errors are collected as problems with their place in the file. */
final class ReplicationBinder {

    private static final String ARMS = "arms";

    /** Observables that the engine always records. */
    private static final List<String> ALWAYS = List.of("loss", "deviation", "subspace-angle");

    private final Registry<ClaimProvider<?>> claims;
    private final Plugins plugins;
    private final Expansion expansion;
    private final Study study;
    private final Problems problems;
    private final OptionsBinder options = new OptionsBinder();

    /** @param expansion study with all arms written out */
    public ReplicationBinder(
            Registry<ClaimProvider<?>> claims, Plugins plugins, Expansion expansion, Problems problems) {
        this.claims = claims;
        this.plugins = plugins;
        this.expansion = expansion;
        this.study = expansion.study();
        this.problems = problems;
    }

    /** Creates a claim; returns empty after adding problems if the entry is not valid. */
    public Optional<Claim> claim(Mapping given) {
        if (!(given.entries().get(Settings.NAME) instanceof Scalar name)) {
            problems.add(
                    given.location(),
                    "a claim has no name. Write 'name: NAME', one of " + String.join(", ", claims.names()));
            return Optional.empty();
        }
        return claims.require(name.text(), name.location(), problems).flatMap(plugin -> bind(plugin.provider(), given));
    }

    private <O extends Record> Optional<Claim> bind(ClaimProvider<O> provider, Mapping given) {
        Map<String, ConfigValue> own = new LinkedHashMap<>(withArmsNamed(given).entries());
        own.remove(Settings.NAME);
        String hint = "See: repdyn plugins describe " + provider.name();
        Optional<O> bound = options.bind(
                provider.optionsType(), new Mapping(own, given.location()), provider.name(), hint, problems);
        return bound.flatMap(o -> {
            try {
                Claim claim = provider.create(o);
                arms(claim.arms(), given, provider.name());
                claim.observables().forEach(observable -> observable(observable, claim.arms(), given, provider.name()));
                return Optional.of(claim);
            } catch (IllegalArgumentException e) {
                problems.add(given.location(), provider.name() + ": " + e.getMessage() + ". " + hint);
                return Optional.empty();
            }
        });
    }

    /** Creates a figure; returns empty after adding problems if the entry is not valid. */
    public Optional<FigureOptions> figure(Mapping given) {
        Optional<FigureOptions> bound = options.bind(FigureOptions.class, withArmsNamed(given), "figure", problems);
        bound.ifPresent(figure -> {
            arms(figure.arms().orElse(List.of()), given, "figure");
            observable(figure.observable(), figure.arms().orElse(List.of()), given, "figure");
            if (figure.isPortrait()) {
                observable(figure.against().orElseThrow(), figure.arms().orElse(List.of()), given, "figure");
            }
        });
        return bound;
    }

    /**
     * Returns the entry with all arms named: an arm with a grid is replaced by the arms that the grid makes, a pattern with
     * stars by the arms that match. Unknown names stay and are reported later.
     */
    private Mapping withArmsNamed(Mapping given) {
        if (!(given.entries().get(ARMS) instanceof Sequence list)) {
            return given;
        }
        Map<String, ConfigValue> arms = new LinkedHashMap<>();
        for (ConfigValue item : list.items()) {
            if (!(item instanceof Scalar scalar)) {
                return given;
            }
            members(scalar.text()).forEach(name -> arms.putIfAbsent(name, new Scalar(name, scalar.location())));
        }
        Map<String, ConfigValue> entries = new LinkedHashMap<>(given.entries());
        entries.put(ARMS, new Sequence(List.copyOf(arms.values()), list.location()));
        return new Mapping(entries, given.location());
    }

    private List<String> members(String name) {
        if (study.arms().containsKey(name)) {
            return List.of(name);
        }
        if (!name.contains("*")) {
            return expansion.families().getOrDefault(name, List.of(name));
        }
        Pattern pattern = Pattern.compile(
                Arrays.stream(name.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
        List<String> found = study.arms().keySet().stream()
                .filter(pattern.asMatchPredicate())
                .toList();
        return found.isEmpty() ? List.of(name) : found;
    }

    private void arms(List<String> arms, Mapping given, String what) {
        List<String> known = List.copyOf(expansion.families().keySet());
        for (String arm : arms) {
            if (!study.arms().containsKey(arm) && known.contains(arm)) {
                problems.add(
                        place(given, arm),
                        what + ": '" + arm + "' is a grid of the arms "
                                + NameList.of(expansion.families().getOrDefault(arm, List.of()))
                                + " (made by its grid). Name one of them, or list"
                                + " the arm under arms to mean all of them");
            } else if (!study.arms().containsKey(arm)) {
                problems.add(
                        place(given, arm),
                        what + ": the study has no arm '" + arm + "'. " + NearestName.suggestion(arm, known)
                                + "Its arms: " + NameList.of(known));
            }
        }
    }

    private void observable(String observable, List<String> arms, Mapping given, String what) {
        if (observable.startsWith(Evidence.PREDICTED) || ALWAYS.contains(observable)) {
            return;
        }
        List<String> known = new ArrayList<>(plugins.observables().names());
        known.addAll(ALWAYS);
        if (!known.contains(observable)) {
            problems.add(
                    place(given, observable),
                    what + ": unknown observable '" + observable + "'. " + NearestName.suggestion(observable, known)
                            + "See: repdyn plugins list");
            return;
        }
        List<String> unmeasured = (arms.isEmpty() ? List.copyOf(study.arms().keySet()) : arms)
                .stream()
                        .filter(arm -> study.arms().containsKey(arm))
                        .filter(arm -> !measures(study.settings(arm), observable))
                        .toList();
        if (!unmeasured.isEmpty()) {
            problems.add(
                    place(given, observable),
                    what + ": " + observable + " is not among the observables of " + NameList.of(unmeasured)
                            + ". Add it to observables of the study");
        }
    }

    private boolean measures(Settings settings, String observable) {
        // The arms are bound later, which reports what is wrong in the list itself.
        return ObservableChoice.of(settings, plugins.observables(), new Problems())
                .measures(observable);
    }

    /** Returns the location of a name within a map, or that of the map. */
    private static SourceLocation place(Mapping given, String text) {
        for (ConfigValue value : given.entries().values()) {
            List<ConfigValue> items = value instanceof Sequence list ? list.items() : List.of(value);
            for (ConfigValue item : items) {
                if (item instanceof Scalar scalar && scalar.text().equals(text)) {
                    return scalar.location();
                }
            }
        }
        return given.location();
    }
}
