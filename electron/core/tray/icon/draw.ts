import { barsLayers } from './bars';
import { bothLayers, lineLayers } from './both';
import { markLayers } from './mark';
import type { SizeMetrics } from './metrics';
import { numberLayers } from './number';
import { palettes, templatePalette, type Ink } from './palette';
import { paint, type Layer, type Picture } from './raster';
import { reachedLayers } from './signs';
import { metricsFor } from './sizes';
import type { IconSpec } from './spec';
import { twoLayers } from './two';
import { templateLayers } from './template';

/**
 * Draws a tray icon of exactly this size. A size without metrics of its own gets the next smaller drawing in its
 * middle, not a scaled one. Templates are black with alpha for either ink.
 * @param size whole px, at least 16; otherwise throws a RangeError
 * @param ink of the icon: `light` is for a dark panel
 */
export function drawTrayIcon(spec: IconSpec, size: number, ink: Ink): Picture {
  const metrics = metricsFor(size);
  if (spec.kind === 'template') {
    return paint(templateLayers(spec.value, spec.state, size), size, 0, templatePalette);
  }
  const palette = spec.kind === 'template_bars' ? templatePalette : palettes[ink];
  return paint(layersOf(spec, metrics), size, Math.floor((size - metrics.size) / 2), palette);
}

function layersOf(spec: Exclude<IconSpec, { kind: 'template' }>, metrics: SizeMetrics): readonly Layer[] {
  if (spec.state === 'reached') return reachedLayers(metrics);
  switch (spec.kind) {
    case 'number':
      return numberLayers(spec.value, spec.state, metrics);
    case 'line':
      return lineLayers(spec.value, spec.used, spec.state, metrics);
    case 'two':
      return twoLayers(spec.values, spec.state, metrics);
    case 'level':
      return markLayers(spec.value, spec.state, metrics);
    case 'bars':
    case 'template_bars':
      return barsLayers(spec.bars, spec.state, metrics);
    case 'both':
      return bothLayers(spec.value, spec.bars, spec.state, metrics);
  }
}
