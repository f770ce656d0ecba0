# The estimator of schema/metric written a second time, from the formulas, in R.
# Intervals are found by root search on the condition they solve, not by the closed forms that the contract's code uses.

Z <- qnorm(0.975)

# Counts `h` and weights `w`, aligned, over the base; `v` variance of a count; `scale` of the metric.
weighted_mean <- function(h, w, v = 0, scale = 1) {
  n <- sum(h)
  if (n == 0) return(list(reason = "empty-base"))
  m <- sum(w * h) / n
  spread <- sum(h * (w - m)^2) / n
  if (length(unique(w[h > 0])) == 1) {
    gaps <- abs(w - w[h > 0][1])
    gaps <- gaps[gaps > 0]
    spread <- if (length(gaps) == 0) 0 else min(gaps)^2 * (0.5 / n) * (1 - 0.5 / n)
  }
  noise <- v * sum((w - m)^2) / n^2
  ends <- mean_interval(h, w, v, n, m, spread)
  ends <- sort(ends * scale)
  list(value = m * scale, variance = (spread / n + noise) * scale^2, low = ends[1], high = ends[2], n = n)
}

mean_interval <- function(h, w, v, n, m, spread) {
  range <- max(w) - min(w)
  if (range == 0) return(c(m, m))
  u <- (m - min(w)) / range
  s <- (w - min(w)) / range
  two_valued <- all(s == 0 | s == 1)
  dispersion <- if (two_valued || u <= 0 || u >= 1) 1 else spread / range^2 / (u * (1 - u))
  critical <- if (two_valued) Z else qt(0.975, max(1, n - 1))
  outside <- function(x) (u - x)^2 - critical^2 * (dispersion * x * (1 - x) / n + v * sum((s - x)^2) / n^2)
  min(w) + range * c(root_between(outside, 0, u, 0), root_between(outside, u, 1, 1))
}

# Where `f` changes sign between a and b; the end of the range when it does not.
root_between <- function(f, a, b, end) {
  if (f(end) <= 0 || a == b) return(end)
  # Without variance at the value itself, `f` touches 0 there too: step off it.
  hair <- 1e-9
  uniroot(f, c(if (f(a) == 0) a + hair else a, if (f(b) == 0) b - hair else b), tol = 1e-15)$root
}

share <- function(h, chosen, v = 0, scale = 100) weighted_mean(h, as.numeric(chosen), v, scale)

# Weighted count of events, Poisson.
event_count <- function(h, w = rep(1, length(h)), v = 0, scale = 1) {
  h <- h[w > 0]; w <- w[w > 0]
  x <- sum(w * h)
  squares <- sum(w^2 * h)
  noise <- v * sum(w^2)
  size <- if (x > 0) squares / x else max(w)
  outside <- function(l) (x - l)^2 - Z^2 * (size * l + noise)
  low <- if (outside(0) <= 0) 0 else uniroot(outside, c(0, x), tol = 1e-13)$root
  high <- uniroot(outside, c(x + 1e-9, 2 * x + 100 * size + 100 * sqrt(noise)), tol = 1e-12)$root
  sampling <- if (x > 0) squares else size^2 / 2
  list(value = x * scale, variance = (sampling + noise) * scale^2, low = low * scale, high = high * scale, n = sum(h))
}

# Banded quantile by actuarial life table. `ends` are the upper ends of the closed bands; one more, open band follows.
# Derivatives of survival by the counts are taken numerically.
banded_quantile <- function(ended, censored, ends, q = 0.5, v = 0, has_censored = any(censored > 0)) {
  k <- length(ended)
  n <- sum(ended) + sum(censored)
  if (n == 0) return(list(reason = "empty-base"))
  survival <- function(e, c) {
    entering <- rev(cumsum(rev(e + c)))
    exposed <- entering - c / 2
    cumprod(ifelse(exposed > 0, 1 - e / exposed, 1))[seq_along(ends)]
  }
  entering <- rev(cumsum(rev(ended + censored)))
  exposed <- entering - censored / 2
  s <- survival(ended, censored)
  greenwood <- cumsum(ended / (exposed * (exposed - ended)))[seq_along(ends)]
  # survival * greenwood where the last cases end: the limit of S' (1 - d/n) * d / (n (n - d)) as d goes to n.
  product <- ifelse(s > 0, s * greenwood, c(1, s)[seq_along(ends)] / exposed[seq_along(ends)])
  keep <- seq_along(ends)[entering[seq_along(ends)] > 0]
  sampling <- ifelse(s < 1, product / (1 - s), 1 / n)
  noise <- rep(0, length(ends))
  step <- 1e-4
  for (i in seq_len(k)) {
    bump <- replace(rep(0, k), i, step)
    noise <- noise + ((survival(ended + bump, censored) - survival(ended - bump, censored)) / (2 * step))^2
    if (has_censored)
      noise <- noise + ((survival(ended, censored + bump) - survival(ended, censored - bump)) / (2 * step))^2
  }
  target <- 1 - q
  at <- c(0, ends[keep])
  s <- c(1, s[keep])
  error <- sqrt(target * (1 - target) * c(1 / n, sampling[keep]) + v * c(0, noise[keep]))
  first <- function(curve) {
    i <- which(curve <= target)[1]
    if (is.na(i)) return(NA)
    if (i == 1) return(at[1])
    at[i - 1] + (at[i] - at[i - 1]) * (curve[i - 1] - target) / (curve[i - 1] - curve[i])
  }
  value <- first(s)
  if (is.na(value)) return(list(reason = "beyond-last-band"))
  i <- which(s <= target)[1]
  width <- at[i] - at[i - 1]
  here <- approx(at, error, value)$y
  list(
    value = value, variance = (here * width / (s[i - 1] - s[i]))^2,
    low = first(s - Z * error), high = first(s + Z * error), n = n
  )
}
