/**
 * A shape as its signed distance: how far (px) a point is outside of it; negative inside. So straight edges on whole
 * pixels have no half-covered pixel, and curves have one.
 */
export type Shape = (x: number, y: number) => number;

/** A box with sharp edges and corners. */
export function rect(x: number, y: number, width: number, height: number): Shape {
  const [cx, cy, halfWidth, halfHeight] = [x + width / 2, y + height / 2, width / 2, height / 2];
  return (px, py) => Math.max(Math.abs(px - cx) - halfWidth, Math.abs(py - cy) - halfHeight);
}

export function roundRect(x: number, y: number, width: number, height: number, radius: number): Shape {
  const [cx, cy] = [x + width / 2, y + height / 2];
  const [innerX, innerY] = [width / 2 - radius, height / 2 - radius];
  return (px, py) => {
    const [dx, dy] = [Math.abs(px - cx) - innerX, Math.abs(py - cy) - innerY];
    return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - radius;
  };
}

export function disc(cx: number, cy: number, radius: number): Shape {
  return (px, py) => Math.hypot(px - cx, py - cy) - radius;
}

/** A straight stroke with round ends. */
export function stroke(x1: number, y1: number, x2: number, y2: number, width: number): Shape {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const length2 = dx * dx + dy * dy;
  return (px, py) => {
    const along = Math.min(1, Math.max(0, ((px - x1) * dx + (py - y1) * dy) / length2));
    return Math.hypot(px - x1 - along * dx, py - y1 - along * dy) - width / 2;
  };
}

/** A convex polygon with sharp corners; its points go clockwise on screen. */
export function polygon(points: readonly (readonly [number, number])[]): Shape {
  const edges = points.map(([x, y], index) => {
    const [nextX, nextY] = points[(index + 1) % points.length] ?? [x, y];
    const length = Math.hypot(nextX - x, nextY - y);
    return { x, y, outX: (nextY - y) / length, outY: (x - nextX) / length };
  });
  return (px, py) =>
    edges.reduce(
      (most, { x, y, outX, outY }) => Math.max(most, (px - x) * outX + (py - y) * outY),
      -Infinity,
    );
}

export function union(...shapes: readonly Shape[]): Shape {
  return (x, y) => shapes.reduce((least, shape) => Math.min(least, shape(x, y)), Infinity);
}

export function both(a: Shape, b: Shape): Shape {
  return (x, y) => Math.max(a(x, y), b(x, y));
}

export function without(shape: Shape, hole: Shape): Shape {
  return (x, y) => Math.max(shape(x, y), -hole(x, y));
}

/** The outer `width` px of a shape. */
export function rim(shape: Shape, width: number): Shape {
  return (x, y) => {
    const distance = shape(x, y);
    return Math.max(distance, -distance - width);
  };
}
