"""Golden values for the tests of org.repdyn.statistics, made by SciPy, NumPy and mpmath. The build does not run it.

    pip install scipy==1.17.1 numpy==2.4.6 mpmath==1.4.1
    python3 golden.py > golden.json
"""

import itertools
import json
import math

import mpmath
import numpy as np
from scipy import stats

CASES = []
RANDOM = np.random.default_rng(20261128)


def plain(value):
    if isinstance(value, dict):
        return {key: plain(entry) for key, entry in value.items()}
    if isinstance(value, (list, tuple, np.ndarray)):
        return [plain(entry) for entry in value]
    if isinstance(value, (np.bool_, bool)):
        return bool(value)
    if isinstance(value, (np.integer, int)):
        return int(value)
    return float(value)


def case(operation, name, inputs, expected, relative=1e-10, absolute=0.0):
    CASES.append({
        "name": f"{operation}/{name}",
        "operation": operation,
        "inputs": plain(inputs),
        "expected": plain(expected),
        "tolerance": {"relative": relative, "absolute": absolute},
    })


def rounded(values, digits=6):
    return np.round(values, digits)


def distributions():
    for nu in (1, 2, 4, 9, 29, 1000):
        for t in (1e-3, 0.5, 2.0, 7.5, 60.0):
            case("t-two-sided", f"nu{nu}-t{t}", {"nu": nu, "t": t}, {"p": 2 * stats.t.sf(t, nu)})
        for p in (1e-6, 0.025, 0.5, 0.8, 0.975, 0.9995):
            case("t-quantile", f"nu{nu}-p{p}", {"nu": nu, "p": p}, {"t": stats.t.ppf(p, nu)})
    for nu in (1, 3, 12):
        for x in (0.1, 5.0, 60.0):
            case("chi-squared-tail", f"nu{nu}-x{x}", {"nu": nu, "x": x}, {"p": stats.chi2.sf(x, nu)})
    for nu, delta, t in ((1, 1.0, 12.7), (1, 30.0, 12.7), (2, 0.5, 4.3), (4, 2.0, 2.776), (4, 6.0, 2.776), (9, 0.0, 2.262),
                         (9, 3.0, 2.262), (29, -2.0, 2.045), (29, 2.8, 2.045), (499, 2.8, 1.965), (19, 3.0, -2.0), (4, 1.0, 0.0)):
        case("noncentral-t", f"nu{nu}-delta{delta}-t{t}", {"nu": nu, "delta": delta, "t": t},
             {"cdf": noncentral_t(nu, delta, t), "sf": noncentral_t(nu, delta, t, upper=True)})
        # SciPy's own function agrees with the integral.
        assert abs(stats.nct.cdf(t, nu, delta) - noncentral_t(nu, delta, t)) < 1e-10
    for k in (2, 3, 5, 10, 20, 60):
        for q in (0.5, 2.0, 3.5, 6.0):
            exact = studentised_range(k, q)
            assert abs(stats.studentized_range.sf(q, k, np.inf) - exact) < 1e-9
            case("range-tail", f"k{k}-q{q}", {"k": k, "q": q}, {"p": exact})
        for p in (0.9, 0.95, 0.99):
            case("range-quantile", f"k{k}-p{p}", {"k": k, "p": p}, {"q": stats.studentized_range.ppf(p, k, np.inf)})


def noncentral_t(nu, delta, t, upper=False):
    """P(T <= t) or P(T > t) by the integral over chi_nu/sqrt(nu), in 30 digits."""
    with mpmath.workdps(30):
        nu, delta, t = mpmath.mpf(nu), mpmath.mpf(delta), mpmath.mpf(t)
        constant = 2 * (nu / 2) ** (nu / 2) / mpmath.gamma(nu / 2)
        sign = -1 if upper else 1
        center = delta / t if t > 0 and delta > 0 else mpmath.mpf(1)
        width = 1 / mpmath.sqrt(nu)
        points = sorted({mpmath.mpf(0), *[max(mpmath.mpf(0), 1 + j * width) for j in range(-8, 13, 2)],
                         *[max(mpmath.mpf(0), center + mpmath.mpf(j) / (2 * max(1, abs(t)))) for j in range(-8, 9, 4)]})
        value = mpmath.quad(lambda s: mpmath.ncdf(sign * (t * s - delta)) * constant * s ** (nu - 1)
                            * mpmath.exp(-nu * s * s / 2), points)
        return float(value)


def studentised_range(k, q):
    """P(Q > q) for infinitely many degrees of freedom, in 30 digits."""
    with mpmath.workdps(30):
        value = mpmath.quad(lambda z: k * mpmath.npdf(z) * (mpmath.ncdf(z) - mpmath.ncdf(z - q)) ** (k - 1),
                            [mpmath.mpf(j) for j in range(-12, 16)])
        return float(1 - value)


def intervals():
    for n in (2, 3, 5, 10, 30):
        values = rounded(RANDOM.gamma(4, 1, n))
        for level in (0.9, 0.95, 0.99):
            low, high = stats.t.interval(level, n - 1, np.mean(values), stats.sem(values))
            case("student-interval", f"n{n}-{level}", {"values": values, "level": level},
                 {"value": np.mean(values), "low": low, "high": high})
    statistics = {"mean": np.mean, "median": np.median}
    for n, name in ((5, "mean"), (20, "mean"), (15, "median")):
        values = rounded(RANDOM.gamma(2, 1, n))
        statistic = statistics[name]
        result = stats.bootstrap((values,), statistic, n_resamples=499, method="BCa", confidence_level=0.95, rng=7)
        jackknife = [statistic(np.delete(values, i)) for i in range(n)]
        case("bca", f"{name}-n{n}", {
            "estimate": statistic(values), "resampled": result.bootstrap_distribution, "jackknife": jackknife, "level": 0.95,
        }, {"low": result.confidence_interval.low, "high": result.confidence_interval.high})
    resampled = rounded(RANDOM.normal(0, 1, 101))
    case("percentile", "n101", {"resampled": resampled, "level": 0.9},
         {"low": np.percentile(resampled, 5), "high": np.percentile(resampled, 95)})


def paired():
    for n in (2, 3, 5, 12, 40):
        first = rounded(RANDOM.normal(1, 1, n))
        second = rounded(first - RANDOM.normal(0.4, 0.5, n))
        result = stats.ttest_rel(first, second)
        interval = result.confidence_interval(0.95)
        differences = first - second
        d = np.mean(differences) / np.std(differences, ddof=1)
        m = n - 1
        j = 0 if m == 1 else math.gamma(m / 2) / (math.sqrt(m / 2) * math.gamma((m - 1) / 2))
        case("paired-t", f"n{n}", {"first": first, "second": second}, {
            "difference": np.mean(differences), "low": interval.low, "high": interval.high, "t": result.statistic,
            "p": result.pvalue, "d": d, "g": d * j})
    for effect in (0.2, 0.5, 0.8, 1.5, 3.0):
        for n in (2, 5, 10, 50):
            critical = stats.t.ppf(0.975, n - 1)
            exact = noncentral_t(n - 1, effect * math.sqrt(n), critical, upper=True)
            # The other tail, P(T <= -critical), is that of the mirrored law.
            exact += noncentral_t(n - 1, -effect * math.sqrt(n), critical, upper=True)
            assert abs(power(effect, n) - exact) < 1e-9
            case("power", f"d{effect}-n{n}", {"d": effect, "n": n, "alpha": 0.05}, {"power": exact})
        n = 2
        while power(effect, n) < 0.8:
            n += 1
        case("seeds-for", f"d{effect}", {"d": effect}, {"n": n})
    for n in (3, 5, 10, 50):
        low, high = 0.0, 50.0
        for _ in range(200):
            middle = (low + high) / 2
            low, high = (middle, high) if power(middle, n) < 0.8 else (low, middle)
        case("effect-of", f"n{n}", {"n": n}, {"d": high})


def power(effect, n, alpha=0.05):
    critical = stats.t.ppf(1 - alpha / 2, n - 1)
    delta = effect * math.sqrt(n)
    lower = stats.nct.cdf(-critical, n - 1, delta)
    # SciPy 1.17 returns NaN for some probabilities of less than 1e-16.
    return stats.nct.sf(critical, n - 1, delta) + (0 if math.isnan(lower) else lower)


def signed_ranks():
    def add(name, differences, zeros, method):
        p = stats.wilcoxon(differences, zero_method=zeros, method=method, correction=True).pvalue
        ranked = differences if zeros == "pratt" else differences[differences != 0]
        ranks = stats.rankdata(abs(ranked))
        positive, negative = ranks[ranked > 0].sum(), ranks[ranked < 0].sum()
        if method == "exact" and len(ranks) <= 16:
            used = ranks[ranked != 0]
            sums = [sum(r for r, s in zip(used, signs) if s) for signs in itertools.product((0, 1), repeat=len(used))]
            enumerated = min(1.0, 2 * min(np.mean(np.array(sums) <= positive), np.mean(np.array(sums) >= positive)))
            if len(set(abs(differences))) == len(differences) and 0 not in differences:
                assert abs(enumerated - p) < 1e-12
            p = enumerated
        case("wilcoxon", name, {"first": differences, "second": 0 * differences, "pratt": zeros == "pratt"},
             {"positive": positive, "negative": negative, "p": p})

    for n in (2, 5, 6, 10, 15, 30, 50):
        add(f"exact-n{n}", rounded(RANDOM.normal(0.5, 1, n)), "wilcox", "exact")
    for n in (6, 9, 14):
        tied = np.round(RANDOM.normal(0.7, 1.2, n))
        tied[0] = 0.0
        tied[1] = 2.0
        tied[2] = -2.0
        add(f"ties-wilcoxon-n{n}", tied, "wilcox", "exact")
        add(f"ties-pratt-n{n}", tied, "pratt", "exact")
    large = rounded(RANDOM.normal(0.2, 1, 80))
    add("normal-n80", large, "wilcox", "approx")
    tied = np.round(RANDOM.normal(0.3, 2, 120))
    add("normal-ties-wilcoxon-n120", tied, "wilcox", "approx")
    add("normal-ties-pratt-n120", tied, "pratt", "approx")
    for name, p in (("three", [0.01, 0.04, 0.03]), ("five", [0.5, 0.001, 0.02, 0.02, 0.9]), ("one", [0.2])):
        p = np.array(p)
        order = np.argsort(p, kind="stable")
        adjusted = np.minimum(1, np.maximum.accumulate((len(p) - np.arange(len(p))) * p[order]))
        back = np.empty(len(p))
        back[order] = adjusted
        case("holm", name, {"p": p}, {"adjusted": back})


def rank_sums(ranks):
    """The probability of a spread of rank sums of at least that of some blocks (rows), over all orders of the ranks of each block.

    It is exact for few blocks. Otherwise the spread has a beta law with its mean and variance, and a correction for continuity."""
    n, k = ranks.shape
    middle = n * (k + 1) / 2
    spread = sum((ranks.sum(axis=0) - middle) ** 2)
    q = ((ranks - (k + 1) / 2) ** 2).sum(axis=1)
    largest = sum(np.sqrt(q)) ** 2
    mean = sum(q)
    variance = 4 * sum(q[a] * q[b] for a, b in itertools.combinations(range(n), 2)) / (k - 1)
    if n > {3: 50, 4: 12, 5: 5, 6: 3}.get(k, 0):
        total = mean / largest * (1 - mean / largest) / (variance / largest ** 2) - 1
        a = mean / largest * total
        return stats.beta.sf((spread - 1) / (largest + 2), a, total - a)
    law = {tuple(sorted(ranks[0])): 1.0}
    for row in ranks[1:]:
        orders = set(itertools.permutations(row))
        following = {}
        for sums, probability in law.items():
            for order in orders:
                key = tuple(sorted(x + y for x, y in zip(sums, order)))
                following[key] = following.get(key, 0.0) + probability / len(orders)
        law = following
    spreads = np.array([sum((x - middle) ** 2 for x in sums) for sums in law])
    probabilities = np.array(list(law.values()))
    assert abs(probabilities @ spreads - mean) < 1e-9 * mean
    assert abs(probabilities @ (spreads - mean) ** 2 - variance) < 1e-9 * variance
    return probabilities[spreads >= spread - 1e-9].sum()


def friedman():
    """Friedman's chi-squared by SciPy, F of Iman and Davenport (1980) from it, and its p-value over permutations of the ranks. Rounded values
    have ties within a dataset."""
    for n, k, digits in ((4, 3, 6), (5, 3, 6), (8, 4, 0), (12, 5, 0), (14, 4, 1), (30, 10, 0)):
        values = rounded(RANDOM.normal(0, 1.5, (n, k)) + np.linspace(0, 1, k), digits) + 0.0
        for better in ("lower", "higher"):
            ranks = stats.rankdata(values if better == "lower" else -values, axis=1)
            result = stats.friedmanchisquare(*ranks.T)
            f = (n - 1) * result.statistic / (n * (k - 1) - result.statistic)
            case("friedman", f"n{n}-k{k}-digits{digits}-{better}", {"values": values, "lower": better == "lower"}, {
                "ranks": ranks.mean(axis=0), "chi-squared": result.statistic, "chi-squared-p": result.pvalue, "f": f,
                "p": rank_sums(ranks)})


def nemenyi():
    """Critical differences and p-values of Nemenyi. The quantile is the root of the integral in 30 digits."""
    for k, n in ((2, 10), (3, 5), (4, 14), (6, 30), (10, 8), (20, 50)):
        error = math.sqrt(k * (k + 1) / (6 * n))
        for alpha in (0.1, 0.05, 0.01):
            start = stats.studentized_range.ppf(1 - alpha, k, np.inf)
            q = mpmath.findroot(lambda x: mpmath.mpf(studentised_range(k, x)) - alpha, (start, start * 1.001), tol=1e-14)
            assert abs(q / start - 1) < 1e-9
            case("critical-difference", f"k{k}-n{n}-{alpha}", {"k": k, "n": n, "alpha": alpha},
                 {"distance": float(q) / math.sqrt(2) * error})
        for ratio in (0.3, 1.0, 2.5, 4.0):
            difference = round(ratio * error, 6)
            case("nemenyi-p", f"k{k}-n{n}-{ratio}", {"difference": difference, "k": k, "n": n},
                 {"p": studentised_range(k, math.sqrt(2) * difference / error)})


def scores():
    """Interquartile mean, performance profile and probability of improvement of Agarwal et al. (2021)."""
    for seeds, digits in (((2,), 6), ((5, 5, 5), 6), ((3, 7), 6), ((10, 10, 10, 10), 1), ((4, 6, 9), 0)):
        name = "x".join(map(str, seeds)) + f"-digits{digits}"
        first = [rounded(RANDOM.gamma(4, 0.5, n), digits) for n in seeds]
        second = [rounded(RANDOM.gamma(4, 0.4, n + 1), digits) for n in seeds]
        case("interquartile-mean", name, {"datasets": first}, {"value": stats.trim_mean(np.concatenate(first), 0.25)})
        for threshold in (1.0, 2.0, 3.0):
            case("profile", f"{name}-{threshold}", {"datasets": first, "threshold": threshold},
                 {"value": np.mean([np.mean(values > threshold) for values in first])})
        case("improvement", name, {"first": first, "second": second}, {"value": np.mean(
            [stats.mannwhitneyu(x, y).statistic / (len(x) * len(y)) for x, y in zip(first, second)])})


def main():
    distributions()
    intervals()
    paired()
    signed_ranks()
    friedman()
    nemenyi()
    scores()
    print("[" + ",\n".join(json.dumps(entry, separators=(",", ":"), allow_nan=False) for entry in CASES) + "]")


if __name__ == "__main__":
    main()
