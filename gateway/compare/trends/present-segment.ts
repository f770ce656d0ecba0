import type { ControlSignal } from '@citx/schema/metric/statistics/control-chart.ts'
import { enumName } from '@citx/schema/sdl/enum-name.ts'
import type { Metric } from '@citx/schema/vocabulary/vocabulary.ts'
import type { ChartedSegment } from './follow-trend.ts'

/** A stretch of a series as the SDL's `TrendSegment`. */
export function presentSegment(metric: Metric, { points, reasons, chart }: ChartedSegment) {
  const windowAt = (index: number) => points[index]?.window
  return {
    from: windowAt(0),
    until: points.at(-1)?.window,
    points: points.length,
    reasons,
    mean: chart?.mean ?? null,
    lower: chart?.lower ?? null,
    upper: chart?.upper ?? null,
    provisional: chart?.provisional ?? true,
    signals: (chart?.signals ?? []).map((signal) => ({
      rule: enumName(signal.rule),
      from: windowAt(signal.from),
      until: windowAt(signal.to),
      direction: enumName(signal.direction),
      better: isBetter(metric, signal),
    })),
  }
}

function isBetter({ direction }: Metric, signal: ControlSignal): boolean | null {
  return direction === 'context' ? null : signal.direction === direction
}
