import { ValueType, type HrTime } from '@opentelemetry/api';
import { AggregationTemporality, DataPointType, type MetricData } from '@opentelemetry/sdk-metrics';
import type { Metric, MetricPoint } from '../core/metrics/gauges';

/** Converts metrics to the SDK's form. With delta temporality it stores the values of the last export. */
export type ToMetricData = (metrics: readonly Metric[], now: number) => MetricData[];

/** @param startedAt when counting began, epoch ms */
export function createToMetricData(startedAt: number, temporality: AggregationTemporality): ToMetricData {
  let last = new Map<string, number>();
  let lastAt = startedAt;
  return (metrics, now) => {
    const isDelta = temporality === AggregationTemporality.DELTA;
    const times = { startTime: hrTime(isDelta ? lastAt : startedAt), endTime: hrTime(now) };
    const seen = new Map<string, number>();
    const counted = ({ name }: Metric, { attributes, value }: MetricPoint): number => {
      const key = `${name}${JSON.stringify(attributes)}`;
      seen.set(key, value);
      return isDelta ? value - (last.get(key) ?? 0) : value;
    };
    const data = metrics
      .filter(({ points }) => points.length > 0)
      .map((metric): MetricData => {
        const isCounter = metric.kind === 'counter';
        const base = {
          descriptor: descriptorOf(metric),
          aggregationTemporality: isCounter ? temporality : AggregationTemporality.CUMULATIVE,
          dataPoints: metric.points.map((point) => ({
            ...times,
            attributes: point.attributes,
            value: isCounter ? counted(metric, point) : point.value,
          })),
        };
        return isCounter
          ? { ...base, dataPointType: DataPointType.SUM, isMonotonic: true }
          : { ...base, dataPointType: DataPointType.GAUGE };
      });
    last = seen;
    lastAt = now;
    return data;
  };
}

function descriptorOf({ name, help, unit, kind }: Metric): MetricData['descriptor'] {
  const valueType = kind === 'counter' ? ValueType.INT : ValueType.DOUBLE;
  return { name, unit, description: help, valueType };
}

function hrTime(ms: number): HrTime {
  return [Math.floor(ms / 1000), Math.round((ms % 1000) * 1e6)];
}
