# The statistics of comparison, from their formulas or R's own functions.

as_figure <- function(value, low, high, variance, n = 100)
  list(value = value, low = low, high = high, variance = variance, n = n)

normal_figure <- function(value, se) as_figure(value, value - Z * se, value + Z * se, se^2)

mover <- function(a, b) {
  d <- a$value - b$value
  below <- sqrt((a$value - a$low)^2 + (b$high - b$value)^2)
  above <- sqrt((a$high - a$value)^2 + (b$value - b$low)^2)
  z <- if (d == 0) 0 else Z * d / (if (d > 0) below else above)
  list(value = d, variance = a$variance + b$variance, low = d - below, high = d + above, z = z, pValue = 2 * pnorm(-abs(z)))
}

over_dispersion <- function(value, se, target, winsorise = 0.1) {
  z <- (value - target) / se
  ends <- quantile(z, c(winsorise, 1 - winsorise), names = FALSE)
  z <- pmin(pmax(z, ends[1]), ends[2])
  k <- length(z)
  phi <- sum(z^2) / k
  w <- 1 / se^2
  tau2 <- max(0, (k * phi - (k - 1)) / (sum(w) - sum(w^2) / sum(w)))
  list(phi = phi, present = phi > 1 + 2 * sqrt(2 / k), tauSquared = tau2, organisations = k)
}

funnel_limits <- function(value, se, target, model) {
  o <- over_dispersion(value, se, target)
  if (!o$present) model <- "none"
  wide <- switch(model, none = se, multiplicative = se * sqrt(o$phi), additive = sqrt(se^2 + o$tauSquared))
  list(
    z = (value - target) / wide,
    low95 = target - qnorm(0.975) * wide, high95 = target + qnorm(0.975) * wide,
    low998 = target - qnorm(0.999) * wide, high998 = target + qnorm(0.999) * wide
  )
}

xmr <- function(x, baseline = length(x)) {
  b <- x[seq_len(baseline)]
  r <- mean(abs(diff(b)))
  list(mean = mean(b), meanRange = r, lower = mean(b) - 2.66 * r, upper = mean(b) + 2.66 * r, upperRange = 3.267 * r)
}

# First place of each run of at least `length` equal, non-zero signs, and its last.
sign_runs <- function(signs, length) {
  r <- rle(signs)
  last <- cumsum(r$lengths)
  keep <- r$lengths >= length & r$values != 0
  lapply(which(keep), function(i) list(from = last[i] - r$lengths[i], to = last[i] - 1, up = r$values[i] > 0))
}

xmr_signals <- function(x, baseline = length(x), shift = 8) {
  chart <- xmr(x, baseline)
  one <- function(rule, from, to, up) list(rule = rule, from = from, to = to, direction = if (up) "up" else "down")
  far <- lapply(which(x > chart$upper | x < chart$lower), function(i) one("beyond-limits", i - 1, i - 1, x[i] > chart$mean))
  long <- lapply(sign_runs(sign(x - chart$mean), shift), function(r) one("shift", r$from, r$to, r$up))
  steps <- lapply(sign_runs(sign(diff(x)), 5), function(r) one("trend", r$from, r$to + 1, r$up))
  two_sigma <- 2 * chart$meanRange / 1.128
  near <- lapply(c(1, -1), function(s) {
    hits <- vapply(seq_len(max(0, length(x) - 2)), function(i) sum(s * (x[i:(i + 2)] - chart$mean) > two_sigma) >= 2, TRUE)
    lapply(sign_runs(as.numeric(hits), 1), function(r) one("two-of-three", r$from, r$to + 2, s > 0))
  })
  near <- c(near[[1]], near[[2]])
  c(far, long, steps, near)
}

rank_ranges <- function(value, se, better = "up", level = 0.05) {
  if (better == "down") value <- -value
  k <- length(value)
  p <- outer(seq_len(k), seq_len(k), function(i, j) pnorm((value[i] - value[j]) / sqrt(se[i]^2 + se[j]^2), lower.tail = FALSE))
  pairs <- row(p) != col(p)
  p[pairs] <- p.adjust(p[pairs], "holm")
  shown <- p <= level & pairs
  list(from = unname(1 + colSums(shown)), to = unname(k - rowSums(shown)))
}

dersimonian_laird <- function(y, v) {
  w <- 1 / v
  q <- sum(w * (y - sum(w * y) / sum(w))^2)
  df <- length(y) - 1
  tau2 <- max(0, (q - df) / (sum(w) - sum(w^2) / sum(w)))
  r <- 1 / (v + tau2)
  m <- sum(r * y) / sum(r)
  list(
    q = q, df = df, pValue = pchisq(q, df, lower.tail = FALSE), iSquared = max(0, (q - df) / q), tauSquared = tau2,
    pooled = m, low = m - Z / sqrt(sum(r)), high = m + Z / sqrt(sum(r))
  )
}

hartung_knapp <- function(y, v) {
  d <- dersimonian_laird(y, v)
  w <- 1 / (v + d$tauSquared)
  se <- sqrt(max(1, sum(w * (y - d$pooled)^2) / d$df) / sum(w))
  reach <- qt(0.975, d$df) * se
  list(value = d$pooled, low = d$pooled - reach, high = d$pooled + reach, pValue = 2 * pt(-abs(d$pooled) / se, d$df), tauSquared = d$tauSquared, n = length(y))
}

standardised <- function(value, se, mix) {
  w <- mix / sum(mix)
  reach <- Z * sqrt(sum((w * se)^2))
  list(value = sum(w * value), variance = sum((w * se)^2), low = sum(w * value) - reach, high = sum(w * value) + reach)
}

kitagawa <- function(share_a, value_a, share_b, value_b) list(
  difference = sum(share_a * value_a) - sum(share_b * value_b),
  mix = sum((share_a - share_b) * (value_a + value_b) / 2),
  performance = sum((share_a + share_b) / 2 * (value_a - value_b))
)

pearson_test <- function(x, y) {
  t <- cor.test(x, y)
  list(value = unname(t$estimate), low = t$conf.int[1], high = t$conf.int[2], pValue = t$p.value, n = length(x))
}

spearman_test <- function(x, y) {
  r <- cor(x, y, method = "spearman")
  n <- length(x)
  reach <- Z * sqrt((1 + r^2 / 2) / (n - 3))
  list(
    value = r, low = tanh(atanh(r) - reach), high = tanh(atanh(r) + reach),
    pValue = 2 * pt(-abs(r) * sqrt((n - 2) / (1 - r^2)), n - 2), n = n
  )
}

# Distances of the rows of a matrix from its first row, columns standardised.
neighbour_distances <- function(m) as.matrix(dist(scale(m)))[1, -1]

roi <- function(before, now, cost, failure = 0, failure_cost = 0, remedial = 0, remedial_cost = 0, programme) {
  left <- before / sum(before) * sum(now) - now
  benefit <- c(sum(left * cost), failure * failure_cost, remedial * remedial_cost)
  list(left = left, benefits = benefit, benefit = sum(benefit), roi = (sum(benefit) - programme) / programme)
}

# Variance of a function of counts: the delta method with numeric derivatives, each count Poisson plus noise. A count of 0 has noise too
# only where `noise` says so.
delta_variance <- function(f, counts, noise) {
  slope <- vapply(seq_along(counts), function(i) {
    h <- 1e-4 * max(1, counts[i])
    at <- function(step) { moved <- counts; moved[i] <- moved[i] + step; f(moved) }
    (8 * (at(h) - at(-h)) - (at(2 * h) - at(-2 * h))) / (12 * h)
  }, 0)
  sum(slope^2 * (counts + noise))
}

# Counts are matrices: a row for each stratum, a column for each answer.
kitagawa_intervals <- function(a, b, weights, noise_a, noise_b) {
  split <- function(x) {
    list(a = matrix(x[seq_along(a)], nrow(a)), b = matrix(x[length(a) + seq_along(b)], nrow(b)))
  }
  parts <- function(x) {
    s <- split(x)
    kitagawa_of <- function(m) list(share = rowSums(m) / sum(m), value = as.vector(m %*% weights) / rowSums(m))
    one <- kitagawa_of(s$a); two <- kitagawa_of(s$b)
    list(
      mix = (one$share - two$share) * (one$value + two$value) / 2,
      performance = (one$share + two$share) / 2 * (one$value - two$value)
    )
  }
  counts <- c(a, b)
  noise <- c(rep(noise_a, length(a)), rep(noise_b, length(b)))
  interval <- function(f) {
    reach <- Z * sqrt(delta_variance(f, counts, noise))
    list(low = f(counts) - reach, high = f(counts) + reach)
  }
  list(
    difference = interval(function(x) { p <- parts(x); sum(p$mix) + sum(p$performance) }),
    mix = interval(function(x) sum(parts(x)$mix)),
    performance = interval(function(x) sum(parts(x)$performance)),
    strata = lapply(seq_len(nrow(a)), function(k) list(
      mix = interval(function(x) parts(x)$mix[k]), performance = interval(function(x) parts(x)$performance[k])
    ))
  )
}

# Half width of the interval of shift and failure benefits; failures are c(failure, value) contacts.
benefit_reach <- function(before, now, cost, fail_before, fail_now, noise, windows) {
  k <- length(before)
  shift <- function(x) {
    b <- x[1:k]; a <- x[k + 1:k]
    sum((b / sum(b) * sum(a) - a) * cost)
  }
  avoided <- function(x) {
    f <- x[1:2]; g <- x[3:4]; a <- x[4 + 1:k]
    (f[1] / sum(f) * sum(g) - g[1]) * sum(a * cost) / sum(a)
  }
  used <- function(x) noise * (x > 0)
  from_shift <- delta_variance(shift, c(before, now), used(c(before, now)))
  from_failures <- delta_variance(avoided, c(fail_before, fail_now, now), c(rep(noise, 4), used(now)))
  Z * windows * (sqrt(from_shift) + sqrt(from_failures))
}
