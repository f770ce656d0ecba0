# Writes the vectors of the folder above: Rscript schema/vectors/oracle/make-vectors.R   (R 4.2, package jsonlite)
# Ids are permanent: add cases at the end of a list, never renumber.

here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)))
source(file.path(here, "estimator.R"))
source(file.path(here, "comparison.R"))

cases <- list()

# Evaluates the call, and keeps it as text beside what it gave.
add <- function(id, given, call, shape = identity) {
  stopifnot(!id %in% vapply(cases, function(x) x$id, ""))
  r <- paste(trimws(deparse(call, width.cutoff = 500)), collapse = " ")
  cases[[length(cases) + 1]] <<- list(id = id, r = r, given = given, expect = shape(eval(call)))
}

save_cases <- function(name, about) {
  text <- jsonlite::toJSON(
    list(about = about, cases = cases), auto_unbox = TRUE, digits = NA, pretty = 2, na = "null", null = "null"
  )
  writeLines(text, file.path(here, "..", paste0(name, ".json")))
  message(name, ": ", length(cases), " cases")
  cases <<- list()
}

number <- function(i) sprintf("%02d", i)
by_name <- function(names, values) setNames(as.list(values), names)
levels5 <- as.character(1:5)
scores11 <- as.character(0:10)

# ---- estimate ----

weighted_given <- function(kind, answers, h, w, v, scale) list(
  formula = list(kind = kind, weights = by_name(answers, w), base = as.list(answers), scale = scale),
  counts = by_name(answers, h), countVariance = v
)

shares <- list(
  c(5, 5, 10, 30, 50), c(2, 1, 2, 5, 5), c(0, 0, 1, 4, 10), c(0, 0, 0, 0, 50), c(50, 0, 0, 0, 0), c(1, 1, 1, 1, 1),
  c(120, 80, 300, 900, 1600), c(3, 0, 4, 6, 12), c(0, 0, 0, 1, 0), c(9, 0, 0, 0, 0), c(140, 95, 246, 1012, 1195)
)
for (i in seq_along(shares)) for (v in c(0, 3)) {
  h <- shares[[i]]
  add(
    paste0("estimate-share-", number(i), if (v > 0) "-noise" else ""),
    weighted_given("share", levels5, h, c(0, 0, 0, 1, 1), v, 100),
    bquote(share(.(h), c(FALSE, FALSE, FALSE, TRUE, TRUE), .(v)))
  )
}

wilson <- function(x, n) {
  interval <- prop.test(x, n, correct = FALSE)$conf.int
  list(value = 100 * x / n, low = 100 * interval[1], high = 100 * interval[2], n = n)
}
for (pair in list(c(0, 10), c(10, 10), c(1, 15), c(8, 15), c(14, 15), c(40, 50), c(48, 50), c(250, 500), c(475, 500), c(9999, 10000))) {
  x <- pair[1]; n <- pair[2]
  add(
    paste0("estimate-wilson-", x, "-of-", n),
    weighted_given("share", c("completed", "abandoned"), c(x, n - x), c(1, 0), 0, 100),
    bquote(wilson(.(x), .(n)))
  )
}

mean_counts <- c(shares, list(c(0, 0, 0, 12, 0), c(20, 2, 1, 3, 30), c(0, 3, 20, 4, 0)))
for (i in seq_along(mean_counts)) for (v in c(0, 3)) {
  h <- mean_counts[[i]]
  noise <- if (v > 0) "-noise" else ""
  add(paste0("estimate-mean-", number(i), noise), weighted_given("mean", levels5, h, 1:5, v, 1), bquote(weighted_mean(.(h), 1:5, .(v))))
}
for (i in c(1, 2, 3, 7)) {
  h <- mean_counts[[i]]
  w <- (0:4) / 4
  add(paste0("estimate-index-", number(i)), weighted_given("mean", levels5, h, w, 3, 100), bquote(weighted_mean(.(h), (0:4) / 4, 3, 100)))
}

nets <- list(c(30, 50, 120), c(4, 3, 8), c(0, 0, 20), c(20, 0, 0), c(0, 15, 0), c(1, 0, 1), c(510, 720, 3300))
for (i in seq_along(nets)) for (v in c(0, 3)) {
  h <- nets[[i]]
  noise <- if (v > 0) "-noise" else ""
  add(paste0("estimate-net-", number(i), noise), weighted_given("net", c("poor", "average", "good"), h, -1:1, v, 100), bquote(weighted_mean(.(h), -1:1, .(v), 100)))
}
promoters <- c(rep(-1, 7), 0, 0, 1, 1)
for (h in list(c(1, 0, 0, 1, 2, 3, 4, 8, 14, 9, 18), c(0, 0, 0, 0, 0, 1, 0, 2, 5, 4, 3))) {
  add(
    paste0("estimate-net-promoters-", sum(h)), weighted_given("net", scores11, h, promoters, 3, 100),
    bquote(weighted_mean(.(h), c(rep(-1, 7), 0, 0, 1, 1), 3, 100))
  )
}

channels <- c("phone", "web", "counter", "post")
unit_costs <- list(
  list(c(100, 400, 50, 20), c(145, 10, 210, 96)), list(c(10, 0, 5, 0), c(2.83, 0.15, 8.62, 12.1)),
  list(c(0, 30, 0, 0), c(145, 10, 210, 96)), list(c(1500, 9000, 300, 120), c(3.39, 0.08, 10.53, 12.1))
)
for (i in seq_along(unit_costs)) for (v in c(0, 3)) {
  h <- unit_costs[[i]][[1]]; w <- unit_costs[[i]][[2]]
  add(
    paste0("estimate-unit-cost-", number(i), if (v > 0) "-noise" else ""),
    list(
      formula = list(kind = "unit-cost", base = as.list(channels)), counts = by_name(channels, h), countVariance = v,
      reported = list(unitCosts = by_name(channels, w), currency = "DKK")
    ),
    bquote(weighted_mean(.(h), .(w), .(v)))
  )
}
add(
  "estimate-unit-cost-unpriced-channel-unused",
  list(
    formula = list(kind = "unit-cost", base = as.list(channels)), counts = by_name(channels, c(40, 60, 0, 0)), countVariance = 3,
    reported = list(unitCosts = by_name(c("phone", "web"), c(145, 10)), currency = "DKK")
  ),
  quote(weighted_mean(c(40, 60), c(145, 10), 3))
)

rates <- list(list(c(15, 85), 12000), list(c(0, 60), 5000), list(c(1, 9), 800), list(c(420, 3000), 250000), list(c(2400, 100), 61000))
for (i in seq_along(rates)) for (v in c(0, 3)) {
  h <- rates[[i]][[1]]; residents <- rates[[i]][[2]]
  add(
    paste0("estimate-rate-", number(i), if (v > 0) "-noise" else ""),
    list(
      formula = list(kind = "rate", weights = list(failure = 1), denominator = "residents", per = 1000),
      counts = by_name(c("failure", "value"), h), countVariance = v, reported = list(figures = list(residents = residents))
    ),
    bquote(event_count(.(h[1]), 1, .(v), 1000 / .(residents)))
  )
}
add(
  "estimate-rate-weighted",
  list(
    formula = list(kind = "rate", weights = list(one = 1, two = 2, many = 3.5), denominator = "transactions", per = 100),
    counts = by_name(c("one", "two", "many"), c(40, 12, 5)), countVariance = 3, reported = list(figures = list(transactions = 940))
  ),
  quote(event_count(c(40, 12, 5), c(1, 2, 3.5), 3, 100 / 940))
)

for (h in list(c(12, 30), c(0, 4), c(5000, 1))) for (v in c(0, 3)) {
  add(
    paste0("estimate-count-", sum(h), if (v > 0) "-noise" else ""),
    list(formula = list(kind = "count", base = list("a", "b")), counts = by_name(c("a", "b"), h), countVariance = v),
    bquote(event_count(.(h), c(1, 1), .(v)))
  )
}

day_ends <- c(1, 2, 5, 10, 20)
bands <- function(ends, twins) {
  from <- c(0, ends)
  one <- function(i, censored) {
    band <- list(answer = paste0(if (censored) "open:" else "", from[i]), from = from[i])
    if (i <= length(ends)) band$to <- ends[i]
    if (censored) band$censored <- TRUE
    band
  }
  c(lapply(seq_along(from), one, FALSE), if (twins) lapply(seq_along(from), one, TRUE))
}
quantiles <- list(
  list(c(20, 30, 40, 10, 5, 5), rep(0, 6), 0.5), list(c(20, 30, 40, 10, 5, 5), rep(0, 6), 0.9),
  list(c(50, 0, 0, 0, 0, 0), rep(0, 6), 0.5), list(c(25, 25, 0, 0, 25, 25), rep(0, 6), 0.5),
  list(c(20, 30, 40, 10, 5, 5), c(5, 5, 10, 12, 8, 20), 0.5), list(c(3, 2, 4, 1, 1, 0), c(1, 0, 2, 2, 1, 4), 0.5),
  list(c(200, 310, 420, 160, 80, 30), c(40, 60, 90, 110, 70, 60), 0.25), list(c(0, 0, 10, 30, 0, 0), c(4, 0, 0, 0, 0, 0), 0.75),
  list(c(6, 6, 6, 6, 6, 6), c(1, 1, 1, 1, 1, 1), 0.5), list(c(0, 12, 0, 0, 3, 1), rep(0, 6), 0.5)
)
for (i in seq_along(quantiles)) for (v in c(0, 3)) {
  ended <- quantiles[[i]][[1]]; open <- quantiles[[i]][[2]]; q <- quantiles[[i]][[3]]
  twins <- any(open > 0)
  answers <- c(as.character(c(0, day_ends)), if (twins) paste0("open:", c(0, day_ends)))
  add(
    paste0("estimate-quantile-", number(i), if (v > 0) "-noise" else ""),
    list(
      formula = list(kind = "quantile", q = q, bands = bands(day_ends, twins)),
      counts = by_name(answers, c(ended, if (twins) open)), countVariance = v
    ),
    bquote(banded_quantile(.(ended), .(open), c(1, 2, 5, 10, 20), .(q), .(v)))
  )
}
add(
  "estimate-quantile-beyond-last-band",
  list(formula = list(kind = "quantile", q = 0.5, bands = bands(day_ends, FALSE)), counts = by_name(as.character(c(0, day_ends)), c(1, 2, 3, 4, 5, 40)), countVariance = 3),
  quote(banded_quantile(c(1, 2, 3, 4, 5, 40), rep(0, 6), c(1, 2, 5, 10, 20), 0.5, 3))
)

refused <- list(
  "empty-base" = list(formula = list(kind = "share", weights = list(a = 1), base = list("a", "b"), scale = 100), counts = list(c = 40), countVariance = 3),
  "no-unit-costs" = list(formula = list(kind = "unit-cost", base = list("a", "b")), counts = list(a = 40, b = 3), countVariance = 3, reported = list(unitCosts = list(a = 12))),
  "no-denominator" = list(formula = list(kind = "rate", weights = list(a = 1), denominator = "residents", per = 1000), counts = list(a = 40), countVariance = 3, reported = list(figures = list(transactions = 9))),
  "reported-only" = list(formula = list(kind = "reported"), counts = list(a = 40), countVariance = 3)
)
for (reason in names(refused)) add(paste0("estimate-refuses-", reason), refused[[reason]], bquote(list(reason = .(reason))))

save_cases("estimate", "A formula applied to a distribution: value, variance, ends of the 95 % interval and n, or the reason why there is none. null is an interval without an end.")

# ---- pool ----

pooled <- list(
  list(c(5, 5, 10, 30, 50), c(2, 1, 2, 5, 5)), list(c(5, 5, 10, 30, 50), c(0, 0, 0, 0, 0)), list(c(50, 20, 0, 0, 0), c(0, 0, 10, 30, 20), c(1, 2, 3, 4, 5)),
  list(c(0, 0, 0, 0, 0), c(0, 0, 0, 0, 0), c(4, 4, 4, 4, 4)), list(c(900, 1, 1, 1, 900))
)
for (i in seq_along(pooled)) {
  parts <- pooled[[i]]
  sum_h <- Reduce(`+`, parts)
  v <- 3 * sum(vapply(parts, sum, 0) > 0)
  add(
    paste0("pool-", number(i)),
    list(
      formula = weighted_given("mean", levels5, sum_h, 1:5, 3, 1)$formula,
      parts = lapply(parts, function(h) list(counts = by_name(levels5, h), countVariance = 3))
    ),
    bquote(weighted_mean(.(sum_h), 1:5, .(v)))
  )
}
save_cases("pool", "Counts of several organisations added, then the formula applied. A part without any count adds no noise.")

# ---- comparison ----

pairs <- list(list(80, 72, 87, 14.5, 60, 50, 69, 23.5), list(99, 93, 100, 2, 95, 88, 98.4, 6), list(50, 40, 60, 26, 50, 41, 59, 21), list(4.1, 3.9, 4.25, 0.008, 4.4, 4.2, 4.55, 0.0079), list(-12, -30, 8, 94, 31, 20, 42, 31.5), list(0, 0, 3, 0.5, 4, 2, 7, 1.6))
for (i in seq_along(pairs)) {
  p <- pairs[[i]]
  a <- as_figure(p[[1]], p[[2]], p[[3]], p[[4]]); b <- as_figure(p[[5]], p[[6]], p[[7]], p[[8]])
  add(
    paste0("difference-", number(i)), list(a = a, b = b),
    bquote(mover(as_figure(.(p[[1]]), .(p[[2]]), .(p[[3]]), .(p[[4]])), as_figure(.(p[[5]]), .(p[[6]]), .(p[[7]]), .(p[[8]]))))
  )
}
save_cases("difference", "One figure less another: the interval squares and adds the reach of both (MOVER).")

for (p in list(c(0.01, 0.02, 0.03, 0.04, 0.05), c(0.001, 0.008, 0.039, 0.041, 0.042, 0.06, 0.074, 0.205, 0.212, 0.216, 0.222, 0.251, 0.269, 0.275, 0.34, 0.341, 0.384, 0.569, 0.594, 0.696, 0.762, 0.94, 0.942, 0.975, 0.986), c(1, 1, 1), c(0.5), c(0.04, 0.001, 0.04, 0.9, 0.0002), c(0, 0, 1), c(0.2, 0.01, 0.2, 0.01, 0.2, 0.01))) {
  add(paste0("benjamini-hochberg-", number(length(cases) + 1)), list(pValues = as.list(p)), bquote(p.adjust(.(p), method = "BH")), as.list)
}
save_cases("benjamini-hochberg", "p values adjusted for the false discovery rate, in the order given.")

for (x in list(c(1, 2, 3, 4), c(7), c(3, 1, 2), c(81.2, 79.5, 90.1, 66, 71.7, 88), c(-5, 0, 0, 0, 12), c(1.5, 1.5, 1.5))) for (q in c(0.25, 0.5, 0.9)) {
  add(paste0("sample-quantile-", number(length(cases) + 1)), list(values = as.list(x), q = q), bquote(quantile(.(x), .(q), type = 7, names = FALSE)))
}
save_cases("sample-quantile", "Quantiles of type 7.")

funnels <- list(
  list(c(70, 75, 80, 82, 90, 60, 78, 81, 79, 85), c(3, 2, 1, 4, 2, 3, 1.5, 2.5, 1, 2), 79),
  list(c(50.1, 49.9, 50.3, 49.6, 50.2), c(1, 2, 1, 2, 1), 50),
  list(c(10, 90, 50, 52, 48, 47, 55, 51), c(2, 2, 3, 4, 5, 2, 1, 2), 50),
  list(c(3.9, 4.1, 4.3, 4.0, 4.6, 4.2, 4.1, 3.2, 4.4, 4.15, 4.05, 4.22), c(0.1, 0.05, 0.08, 0.04, 0.1, 0.06, 0.05, 0.2, 0.07, 0.03, 0.03, 0.05), 4.12)
)
for (i in seq_along(funnels)) {
  y <- funnels[[i]][[1]]; se <- funnels[[i]][[2]]; target <- funnels[[i]][[3]]
  given <- list(values = y, standardErrors = se, target = target)
  add(paste0("over-dispersion-", number(i)), given, bquote(over_dispersion(.(y), .(se), .(target))))
  for (model in c("multiplicative", "additive"))
    add(paste0("funnel-", model, "-", number(i)), c(given, model = model), bquote(funnel_limits(.(y), .(se), .(target), .(model))))
}
save_cases("funnel", "Funnel limits around a target, and the over-dispersion they allow for; figures are normal with the given standard errors.")

series <- list(
  c(52, 48, 51, 49, 50, 53, 47, 50, 52, 49, 51, 48), c(50, 51, 49, 50, 52, 48, 50, 51, 75, 50, 49, 51, 50),
  c(50, 51, 49, 50, 48, 50, 55, 56, 54, 55, 57, 56, 55, 54, 56), c(40, 42, 41, 43, 44, 46, 47, 49, 50, 48, 41, 42), c(10, 10, 10, 10),
  c(60, 61, 59, 60, 58, 65.5, 60, 65.6, 60, 61, 59, 60, 58, 61), c(80, 79, 78, 77, 76, 75, 74, 73, 72, 71), c(3.9, 4.1)
)
for (i in seq_along(series)) {
  x <- series[[i]]
  add(paste0("control-chart-", number(i)), list(values = as.list(x)), bquote(c(xmr(.(x)), list(signals = xmr_signals(.(x))))))
}
x <- series[[3]]
add("control-chart-baseline", list(values = as.list(x), baseline = 6), bquote(c(xmr(.(x), 6), list(signals = xmr_signals(.(x), 6)))))
add("control-chart-shift-of-7", list(values = as.list(x), shiftLength = 7), bquote(c(xmr(.(x)), list(signals = xmr_signals(.(x), shift = 7)))))
save_cases("control-chart", "XmR charts: mean, natural process limits and signals; points count from 0.")

ranked <- list(
  list(c(80, 82, 84, 60), c(1, 1, 1, 1), "up"), list(c(80, 82, 84, 60), c(1, 1, 1, 1), "down"), list(c(5, 5, 5), c(1, 2, 3), "up"),
  list(1:8, rep(0.1, 8), "up"), list(c(1, 2, 3, 4, 5, 6), rep(0.8, 6), "up"), list(c(12, 30), c(9, 9), "up"), list(c(42), c(3), "up"),
  list(c(71, 74, 66, 90, 88, 52, 79, 78, 77, 60), c(2, 4, 3, 1, 2, 5, 2, 2, 6, 3), "up")
)
for (i in seq_along(ranked)) {
  y <- ranked[[i]][[1]]; se <- ranked[[i]][[2]]; better <- ranked[[i]][[3]]
  add(
    paste0("rank-ranges-", number(i)), list(values = as.list(y), standardErrors = as.list(se), better = better),
    bquote(rank_ranges(.(y), .(se), .(better))), function(x) lapply(x, as.list)
  )
}
save_cases("rank-ranges", "Ranges that hold all true ranks together; figures are normal with the given standard errors, 1 is best.")

for (p in list(list(c(70, 75, 80, 82), c(9, 4, 1, 16)), list(c(50, 50.2, 49.9), c(1, 4, 1)), list(c(0.1, 0.5, 0.2, 0.9, 0.4), c(0.01, 0.02, 0.015, 0.03, 0.01)), list(c(5, 9), c(1, 1)), list(c(3, 3, 3), c(1, 2, 3)))) {
  add(paste0("heterogeneity-", number(length(cases) + 1)), list(values = p[[1]], variances = p[[2]]), bquote(dersimonian_laird(.(p[[1]]), .(p[[2]]))))
}
save_cases("heterogeneity", "Cochran's Q, I squared, tau squared and the random-effects mean of DerSimonian and Laird.")

for (p in list(list(c(12, 15, 9, 20), c(9, 4, 1, 16)), list(c(0.2, -0.1, 0.1), c(1, 4, 1)), list(c(0.1, 0.5, 0.2, 0.9, 0.4), c(0.01, 0.02, 0.015, 0.03, 0.01)), list(c(5, 9), c(1, 1)), list(c(-30, -31, -28, -33, -26, -29), c(4, 4, 4, 4, 4, 4)))) {
  add(paste0("random-effects-mean-", number(length(cases) + 1)), list(values = p[[1]], variances = p[[2]]), bquote(hartung_knapp(.(p[[1]]), .(p[[2]]))))
}
save_cases("random-effects-mean", "Random-effects mean with the interval of Hartung and Knapp, its scale never below 1.")

for (p in list(list(c(90, 70), c(1, 2), c(60, 40)), list(c(90, 70, 50), c(1, 2, 5), c(0.2, 0.3, 0.5)), list(c(4.2, 3.9, 4.4, 4.0), c(0.1, 0.05, 0.2, 0.1), c(10, 0, 5, 5)))) {
  add(paste0("standardise-", number(length(cases) + 1)), list(values = p[[1]], standardErrors = p[[2]], mix = p[[3]]), bquote(standardised(.(p[[1]]), .(p[[2]]), .(p[[3]]))))
}
save_cases("standardise", "Direct standardisation: stratum i weighs mix i; figures are normal with the given standard errors.")

for (p in list(c(0.01, 0.02, 0.03, 0.04, 0.05), c(0.5), c(0.04, 0.001, 0.04, 0.9, 0.0002), c(0, 0, 1), c(0.2, 0.01, 0.2, 0.01, 0.2, 0.01))) {
  add(paste0("holm-", number(length(cases) + 1)), list(pValues = as.list(p)), bquote(p.adjust(.(p), method = "holm")), as.list)
}
save_cases("holm", "p values adjusted so that a single false call is as unlikely as the level says, in the order given.")

for (p in list(list(81.2, c(81.2, 79.5, 90.1, 66, 71.7, 88)), list(3, c(1, 2, 3, 3, 5)), list(0, c(1, 2)), list(9, c(1, 2)), list(7, c(7)))) {
  add(paste0("percentile-", number(length(cases) + 1)), list(value = p[[1]], values = as.list(p[[2]])), bquote(100 * (mean(.(p[[2]]) < .(p[[1]])) + mean(.(p[[2]]) == .(p[[1]])) / 2)))
}
save_cases("percentile", "The share of values below one, and half of the share equal to it.")

for (x in list(c(1, 2, 3, 4), c(7), c(81.2, 79.5, 90.1, 66, 71.7, 88), c(-5, 0, 0, 0, 12), c(1.5, 1.5, 1.5))) {
  add(paste0("median-absolute-deviation-", number(length(cases) + 1)), list(values = as.list(x)), bquote(mad(.(x), constant = 1)))
}
save_cases("median-absolute-deviation", "Median of the distances from the median, unscaled.")

for (p in list(list(c(80, 20), c(20, 80)), list(c(5, 5, 0), c(50, 50, 0)), list(c(10, 0), c(0, 3)), list(c(0.2, 0.3, 0.5), c(30, 30, 40)), list(c(7), c(900)))) {
  add(paste0("dissimilarity-", number(length(cases) + 1)), list(a = as.list(p[[1]]), b = as.list(p[[2]])), bquote(sum(abs(prop.table(.(p[[1]])) - prop.table(.(p[[2]])))) / 2))
}
save_cases("dissimilarity", "Index of dissimilarity of two mixes; part i of one is part i of the other.")

mixes <- list(
  list(rbind(c(270, 630), c(10, 90)), rbind(c(40, 60), c(180, 720)), c(0, 100), 0, 0),
  list(rbind(c(27, 63), c(4, 9)), rbind(c(4, 6), c(18, 72)), c(0, 100), 3, 3),
  list(rbind(c(2, 3, 9, 20, 16), c(1, 1, 4, 9, 5), c(4, 2, 2, 8, 9)), rbind(c(20, 20, 31, 42, 11), c(1, 4, 4, 9, 12), c(3, 6, 5, 8, 2)), c(0, 25, 50, 75, 100), 3, 0),
  list(rbind(c(30, 40, 80), c(12, 9, 31)), rbind(c(30, 40, 80), c(12, 9, 31)), c(-100, 0, 100), 2, 5)
)
for (p in mixes) {
  add(
    paste0("decompose-interval-", number(length(cases) + 1)),
    list(a = apply(p[[1]], 1, as.list, simplify = FALSE), b = apply(p[[2]], 1, as.list, simplify = FALSE), weights = p[[3]], noiseOfA = p[[4]], noiseOfB = p[[5]]),
    bquote(kitagawa_intervals(matrix(.(as.vector(p[[1]])), .(nrow(p[[1]]))), matrix(.(as.vector(p[[2]])), .(nrow(p[[2]]))), .(p[[3]]), .(p[[4]]), .(p[[5]])))
  )
}
save_cases("decompose-interval", "Intervals of mix and performance: rows are strata, columns answers that weigh `weights`; noise is the variance added to each count.")

for (p in list(list(c(800, 200), c(400, 1600), c(145, 10), c(400, 600), c(400, 1600), 0, 1), list(c(82, 30, 9), c(40, 95, 12), c(145, 10, 30), c(40, 66), c(31, 110), 3, 12), list(c(50, 50), c(500, 500), c(8, 1), c(20, 70), c(200, 700), 2, 1), list(c(60, 0), c(3, 70), c(8.62, 0.15), c(9, 41), c(5, 55), 3, 4))) {
  add(
    paste0("benefit-reach-", number(length(cases) + 1)),
    list(before = as.list(p[[1]]), now = as.list(p[[2]]), unitCosts = as.list(p[[3]]), failuresBefore = as.list(p[[4]]), failuresNow = as.list(p[[5]]), countVariance = p[[6]], windows = p[[7]]),
    bquote(benefit_reach(.(p[[1]]), .(p[[2]]), .(p[[3]]), .(p[[4]]), .(p[[5]]), .(p[[6]]), .(p[[7]])))
  )
}
save_cases("benefit-reach", "Half width of the interval of what shift and avoided failures are worth; failures are failure and value contacts.")

for (p in list(list(c(0.8, 0.2), c(90, 60), c(0.3, 0.7), c(92, 65)), list(c(0.5, 0.5), c(70, 70), c(0.5, 0.5), c(80, 80)), list(c(0.1, 0.2, 0.7), c(1, 2, 3), c(0.3, 0.3, 0.4), c(3, 2, 1)))) {
  add(
    paste0("decompose-", number(length(cases) + 1)), list(a = list(shares = p[[1]], values = p[[2]]), b = list(shares = p[[3]], values = p[[4]])),
    bquote(kitagawa(.(p[[1]]), .(p[[2]]), .(p[[3]]), .(p[[4]])))
  )
}
save_cases("decompose", "A difference taken apart into mix and performance (Kitagawa).")

for (p in list(list(c(1, 2, 3, 4, 5), c(2, 1, 4, 3, 5)), list(c(70, 75, 80, 82, 90, 60), c(20, 18, 14, 15, 9, 30)), list(c(1, 2, 2, 3, 5, 8, 13), c(1, 1, 2, 3, 5, 8, 13)), list(c(3, 1, 4, 1, 5, 9, 2, 6), c(2, 7, 1, 8, 2, 8, 1, 8)))) {
  given <- list(x = p[[1]], y = p[[2]])
  add(paste0("pearson-", number(length(cases) / 2 + 1)), given, bquote(pearson_test(.(p[[1]]), .(p[[2]]))))
  add(paste0("spearman-", number((length(cases) + 1) / 2)), given, bquote(spearman_test(.(p[[1]]), .(p[[2]]))))
}
save_cases("correlation", "Pearson (cor.test) and Spearman with the interval of Bonett and Wright.")

for (m in list(cbind(c(100, 120, 90, 300), c(40, 42, 30, 45)), cbind(c(1, 2, 3, 4, 5), c(5, 5, 5, 5, 6), c(0.1, 0.4, 0.2, 0.2, 0.9)), cbind(c(12, 12, 40)))) {
  rows <- lapply(seq_len(nrow(m)), function(i) as.list(m[i, ]))
  flat <- as.vector(m); columns <- ncol(m)
  add(paste0("nearest-neighbours-", number(length(cases) + 1)), list(rows = rows), bquote(unname(neighbour_distances(matrix(.(flat), ncol = .(columns))))), as.list)
}
save_cases("nearest-neighbours", "Distances of every row from the first, columns standardised.")

for (p in list(
  list(c(10000, 5000), c(8000, 12000), c(145, 10), 0, 0, 0, 0, 300000), list(c(100, 0), c(99, 1), c(145, 10), 0, 0, 0, 0, 100),
  list(c(6000, 3000, 1000), c(5500, 5000, 900), c(3.39, 0.08, 10.53), 800, 3.39, 12, 250, 9000), list(c(50, 50), c(500, 500), c(8, 1), 0, 0, 0, 0, 100)
)) {
  add(
    paste0("investment-", number(length(cases) + 1)),
    list(before = p[[1]], now = p[[2]], unitCosts = p[[3]], failureAvoidedInFirst = p[[4]], remedialCases = p[[6]], remedialCostEach = p[[7]], programmeCost = p[[8]]),
    bquote(roi(.(p[[1]]), .(p[[2]]), .(p[[3]]), .(p[[4]]), .(p[[5]]), .(p[[6]]), .(p[[7]]), .(p[[8]])))
  )
}
save_cases("investment", "Demand-adjusted shift and the return on a programme; channel i has unit cost i.")

for (p in c(0.4, 0.25, 0.1, 0.025, 0.005, 0.001, 1e-06, 0.9)) add(paste0("normal-upper-point-", p), list(upper = p), bquote(qnorm(.(p), lower.tail = FALSE)))
for (z in c(0, 0.5, 1.96, 3, 5, 8, -1)) add(paste0("normal-upper-tail-", z), list(z = z), bquote(pnorm(.(z), lower.tail = FALSE)))
for (df in c(1, 2, 5, 14, 49.5, 499, 1e5)) add(paste0("student-upper-point-", df), list(upper = 0.025, df = df), bquote(qt(0.025, .(df), lower.tail = FALSE)))
for (p in list(c(1.5, 3), c(0.2, 40), c(6, 8), c(12, 100))) add(paste0("student-upper-tail-", p[1], "-", p[2]), list(t = p[1], df = p[2]), bquote(pt(.(p[1]), .(p[2]), lower.tail = FALSE)))
for (p in list(c(3, 1), c(0.5, 4), c(20, 10), c(200, 100))) add(paste0("chi-square-tail-", p[1], "-", p[2]), list(x = p[1], df = p[2]), bquote(pchisq(.(p[1]), .(p[2]), lower.tail = FALSE)))
save_cases("distributions", "Points and tails of the normal, Student's t and chi-square distributions.")
