package org.repdyn.results.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.repdyn.core.result.ArmStatus;
import org.repdyn.core.result.Column;
import org.repdyn.core.result.FactorEffect;
import org.repdyn.core.result.GroupDifference;
import org.repdyn.core.result.GroupRanking;
import org.repdyn.core.result.GroupSummary;
import org.repdyn.core.result.IntervalMethod;
import org.repdyn.core.result.SeedMean;
import org.repdyn.core.result.SeedMean.Interval;
import org.repdyn.core.result.SeedStatistics;
import org.repdyn.core.result.TestCorrection;

/** Statistics over the seeds in the comparison: the keys {@code groups}, {@code differences}, {@code effects}, {@code rankings} and {@code findings}. */
final class StatisticsJson {

    private static final String GROUPS = "groups";
    private static final String DIFFERENCES = "differences";
    private static final String EFFECTS = "effects";
    private static final String SETTING = "setting";
    private static final String OVER = "over";
    private static final String CHANGING = "changing";
    private static final String COMBINATIONS = "combinations";
    private static final String HIGHER = "higher";
    private static final String LOWER = "lower";
    private static final String RANKINGS = "rankings";
    private static final String FINDINGS = "findings";
    private static final String INTERVAL = "interval";
    private static final String NAME = "name";
    private static final String FACTORS = "factors";
    private static final String SEEDS = "seeds";
    private static final String STATUS = "status";
    private static final String COLUMNS = "columns";
    private static final String FINAL_LOSS = "finalLoss";
    private static final String DEVIATION = "deviation";
    private static final String MEAN = "mean";
    private static final String LOW = "low";
    private static final String HIGH = "high";
    private static final String LEVEL = "level";
    private static final String METHOD = "method";
    private static final String NO_INTERVAL = "noInterval";
    private static final String OBSERVABLE = "observable";
    private static final String FIRST = "first";
    private static final String SECOND = "second";
    private static final String TEST = "test";
    private static final String DIFFERENCE = "difference";
    private static final String P_VALUE = "pValue";
    private static final String CORRECTED = "corrected";
    private static final String CORRECTION = "correction";
    private static final String SIGNIFICANT = "significant";
    private static final String NO_CLAIM = "noClaim";
    private static final String BY = "by";
    private static final String METHODS = "methods";
    private static final String RANK = "rank";
    private static final String BLOCKS = "blocks";
    private static final String SEEDS_ARE_BLOCKS = "seedsAreBlocks";
    private static final String DATASETS = "datasets";
    private static final String STATISTIC = "f";
    private static final String CRITICAL_DIFFERENCE = "criticalDifference";
    private static final String SIGNIFICANCE = "significance";
    private static final String CLIQUES = "cliques";
    private static final String LEFT_OUT = "leftOut";

    private StatisticsJson() {}

    static void write(SeedStatistics statistics, List<Column> columns, ObjectNode root) {
        ArrayNode groups = root.putArray(GROUPS);
        statistics.groups().forEach(group -> groups.add(group(group, columns)));
        ArrayNode differences = root.putArray(DIFFERENCES);
        statistics.differences().forEach(difference -> differences.add(difference(difference)));
        ArrayNode effects = root.putArray(EFFECTS);
        statistics.effects().forEach(effect -> effects.add(effect(effect)));
        ArrayNode rankings = root.putArray(RANKINGS);
        statistics.rankings().forEach(ranking -> rankings.add(ranking(ranking)));
        root.put(INTERVAL, statistics.interval().key());
        root.put(CORRECTION, statistics.correction().key());
        ArrayNode findings = root.putArray(FINDINGS);
        statistics.findings().forEach(findings::add);
    }

    private static ObjectNode group(GroupSummary group, List<Column> columns) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put(NAME, group.name());
        object.set(FACTORS, FactorsJson.tree(group.factors()));
        ArrayNode seeds = object.putArray(SEEDS);
        group.seeds().forEach(seeds::add);
        ObjectNode statuses = object.putObject(STATUS);
        group.statuses().forEach((status, count) -> statuses.put(status.key(), count));
        ObjectNode means = object.putObject(COLUMNS);
        group.finalLoss().ifPresent(mean -> means.set(FINAL_LOSS, mean(mean)));
        for (Column column : columns) {
            group.column(column.observable()).ifPresent(mean -> means.set(ColumnNames.json(column), mean(mean)));
        }
        group.deviation().ifPresent(mean -> means.set(DEVIATION, mean(mean)));
        return object;
    }

    private static ObjectNode mean(SeedMean mean) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put(SEEDS, mean.seeds());
        object.put(MEAN, mean.mean());
        mean.interval().ifPresent(interval -> object.put(LOW, interval.low())
                .put(HIGH, interval.high())
                .put(LEVEL, interval.level())
                .put(METHOD, interval.method()));
        mean.noInterval().ifPresent(reason -> object.put(NO_INTERVAL, reason));
        return object;
    }

    private static ObjectNode difference(GroupDifference difference) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put(OBSERVABLE, difference.observable());
        object.put(FIRST, difference.first());
        object.put(SECOND, difference.second());
        object.put(TEST, difference.test());
        difference.difference().ifPresent(mean -> object.set(DIFFERENCE, mean(mean)));
        difference.pValue().ifPresent(value -> object.put(P_VALUE, value));
        difference.corrected().ifPresent(value -> object.put(CORRECTED, value));
        object.put(SIGNIFICANT, difference.significant());
        difference.noClaim().ifPresent(reason -> object.put(NO_CLAIM, reason));
        return object;
    }

    private static ObjectNode effect(FactorEffect effect) {
        ObjectNode object = difference(effect.difference());
        object.put(SETTING, effect.setting());
        texts(object.putArray(OVER), effect.over());
        texts(object.putArray(CHANGING), effect.changing());
        object.put(COMBINATIONS, effect.combinations());
        object.put(HIGHER, effect.higher());
        object.put(LOWER, effect.lower());
        return object;
    }

    /** Returns a ranking; the statistic is absent if it is infinite. */
    private static ObjectNode ranking(GroupRanking ranking) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put(OBSERVABLE, ranking.observable());
        texts(object.putArray(BY), ranking.by());
        ArrayNode methods = object.putArray(METHODS);
        ranking.methods()
                .forEach(method -> methods.addObject().put(NAME, method.name()).put(RANK, method.rank()));
        object.put(BLOCKS, ranking.blocks());
        object.put(SEEDS_ARE_BLOCKS, ranking.seedsAreBlocks());
        texts(object.putArray(DATASETS), ranking.datasets());
        if (Double.isFinite(ranking.statistic())) {
            object.put(STATISTIC, ranking.statistic());
        }
        object.put(P_VALUE, ranking.pValue());
        object.put(CORRECTED, ranking.corrected());
        object.put(CRITICAL_DIFFERENCE, ranking.criticalDifference());
        object.put(SIGNIFICANCE, ranking.significance());
        ArrayNode cliques = object.putArray(CLIQUES);
        ranking.cliques().forEach(clique -> texts(cliques.addArray(), clique));
        texts(object.putArray(LEFT_OUT), ranking.leftOut());
        return object;
    }

    private static void texts(ArrayNode array, List<String> texts) {
        texts.forEach(array::add);
    }

    /** Reads the statistics; a file of a version without them has none. */
    static SeedStatistics read(JsonNode root, List<Column> columns) throws IOException {
        List<GroupSummary> groups = new ArrayList<>();
        for (JsonNode group : root.path(GROUPS)) {
            groups.add(readGroup(group, columns));
        }
        List<GroupDifference> differences = new ArrayList<>();
        for (JsonNode difference : root.path(DIFFERENCES)) {
            differences.add(readDifference(difference));
        }
        List<FactorEffect> effects = new ArrayList<>();
        for (JsonNode effect : root.path(EFFECTS)) {
            effects.add(new FactorEffect(
                    ComparisonReader.text(effect, SETTING),
                    readTexts(effect.path(OVER)),
                    readTexts(effect.path(CHANGING)),
                    effect.path(COMBINATIONS).asInt(),
                    effect.path(HIGHER).asInt(),
                    effect.path(LOWER).asInt(),
                    readDifference(effect)));
        }
        List<String> findings = new ArrayList<>();
        root.path(FINDINGS).forEach(finding -> findings.add(finding.asText()));
        List<GroupRanking> rankings = new ArrayList<>();
        for (JsonNode ranking : root.path(RANKINGS)) {
            rankings.add(readRanking(ranking));
        }
        return new SeedStatistics(
                groups,
                differences,
                effects,
                rankings,
                findings,
                IntervalMethod.of(root.path(INTERVAL).asText()).orElse(IntervalMethod.STUDENT),
                TestCorrection.of(root.path(CORRECTION).asText()).orElse(TestCorrection.KIND));
    }

    private static GroupRanking readRanking(JsonNode node) throws IOException {
        List<GroupRanking.Method> methods = new ArrayList<>();
        for (JsonNode method : node.path(METHODS)) {
            methods.add(new GroupRanking.Method(
                    ComparisonReader.text(method, NAME), method.path(RANK).asDouble()));
        }
        List<List<String>> cliques = new ArrayList<>();
        node.path(CLIQUES).forEach(clique -> cliques.add(readTexts(clique)));
        return new GroupRanking(
                ComparisonReader.text(node, OBSERVABLE),
                readTexts(node.path(BY)),
                methods,
                node.path(BLOCKS).asInt(),
                node.path(SEEDS_ARE_BLOCKS).asBoolean(),
                readTexts(node.path(DATASETS)),
                node.path(STATISTIC).asDouble(Double.POSITIVE_INFINITY),
                node.path(P_VALUE).asDouble(),
                node.path(CORRECTED).asDouble(),
                node.path(CRITICAL_DIFFERENCE).asDouble(),
                node.path(SIGNIFICANCE).asDouble(),
                cliques,
                readTexts(node.path(LEFT_OUT)));
    }

    private static List<String> readTexts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static GroupSummary readGroup(JsonNode group, List<Column> columns) throws IOException {
        List<Long> seeds = new ArrayList<>();
        group.path(SEEDS).forEach(seed -> seeds.add(seed.asLong()));
        Map<ArmStatus, Integer> statuses = new EnumMap<>(ArmStatus.class);
        for (ArmStatus status : ArmStatus.values()) {
            if (group.path(STATUS).has(status.key())) {
                statuses.put(status, group.path(STATUS).path(status.key()).asInt());
            }
        }
        JsonNode means = group.path(COLUMNS);
        Map<String, SeedMean> values = new LinkedHashMap<>();
        columns.forEach(column -> readMean(means.path(ColumnNames.json(column)))
                .ifPresent(mean -> values.put(column.observable(), mean)));
        return new GroupSummary(
                ComparisonReader.text(group, NAME),
                FactorsJson.read(group.path(FACTORS)),
                seeds,
                statuses,
                readMean(means.path(FINAL_LOSS)),
                values,
                readMean(means.path(DEVIATION)));
    }

    private static Optional<SeedMean> readMean(JsonNode node) {
        if (!node.isObject()) {
            return Optional.empty();
        }
        Optional<Interval> interval = node.has(LOW)
                ? Optional.of(new Interval(
                        node.path(LOW).asDouble(),
                        node.path(HIGH).asDouble(),
                        node.path(LEVEL).asDouble(),
                        node.path(METHOD).asText()))
                : Optional.empty();
        return Optional.of(new SeedMean(
                node.path(SEEDS).asInt(),
                node.path(MEAN).asDouble(),
                interval,
                ComparisonReader.optional(node.path(NO_INTERVAL))));
    }

    private static GroupDifference readDifference(JsonNode node) throws IOException {
        OptionalDouble pValue = ComparisonReader.number(node.path(P_VALUE));
        return new GroupDifference(
                ComparisonReader.text(node, OBSERVABLE),
                ComparisonReader.text(node, FIRST),
                ComparisonReader.text(node, SECOND),
                ComparisonReader.text(node, TEST),
                readMean(node.path(DIFFERENCE)),
                pValue,
                ComparisonReader.number(node.path(CORRECTED)),
                node.path(SIGNIFICANT).asBoolean(),
                ComparisonReader.optional(node.path(NO_CLAIM)));
    }
}
