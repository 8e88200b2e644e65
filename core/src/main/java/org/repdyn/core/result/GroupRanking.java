package org.repdyn.core.result;

import java.util.List;
import java.util.Objects;
import org.apiguardian.api.API;

/**
 * Ranking of the values of some factors over datasets: Friedman's test, mean ranks and the critical difference.
 *
 * @param observable observable of the column
 * @param by paths of the factors whose values are compared, such as {@code loss}
 * @param methods the compared values with their mean ranks, from rank 1, which is that of the highest value
 * @param blocks number of blocks
 * @param seedsAreBlocks true if each seed of each dataset is a block, false if each dataset is one
 * @param datasets names of the datasets
 * @param statistic F of Iman and Davenport; infinite if all blocks rank alike
 * @param pValue p-value of the test
 * @param corrected p-value corrected for all such tests of the comparison
 * @param criticalDifference difference of two mean ranks from which on they differ significantly
 * @param significance significance of the critical difference, such as 0.05
 * @param cliques largest groups of methods, consecutive in rank, that do not differ significantly; all methods are one if the corrected
 *     p-value is not significant
 * @param leftOut what does not count because values are missing, one text each
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record GroupRanking(
        String observable,
        List<String> by,
        List<Method> methods,
        int blocks,
        boolean seedsAreBlocks,
        List<String> datasets,
        double statistic,
        double pValue,
        double corrected,
        double criticalDifference,
        double significance,
        List<List<String>> cliques,
        List<String> leftOut) {

    public GroupRanking {
        Objects.requireNonNull(observable, "the argument 'observable' is null");
        Objects.requireNonNull(by, "the argument 'by' is null");
        Objects.requireNonNull(methods, "the argument 'methods' is null");
        Objects.requireNonNull(datasets, "the argument 'datasets' is null");
        Objects.requireNonNull(cliques, "the argument 'cliques' is null");
        Objects.requireNonNull(leftOut, "the argument 'leftOut' is null");
        by = List.copyOf(by);
        methods = List.copyOf(methods);
        datasets = List.copyOf(datasets);
        cliques = cliques.stream().map(List::copyOf).toList();
        leftOut = List.copyOf(leftOut);
    }

    /**
     * One of the compared values.
     *
     * @param name the value, or the values of several factors, such as {@code nt-xent, stiefel}
     * @param rank mean rank
     */
    public record Method(String name, double rank) {

        /** Refuses null. */
        public Method {
            Objects.requireNonNull(name, "the argument 'name' is null");
        }
    }
}
