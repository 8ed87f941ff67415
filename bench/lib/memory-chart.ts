/** The values of a line, by hour. */
interface Line {
  readonly name: string;
  readonly colour: string;
  readonly values: readonly number[];
}

/** What the chart draws of each hour, in MB. */
export interface ChartedMemory {
  readonly pssMb: number;
  readonly mainPssMb: number;
  readonly heapMb: number;
}

const WIDTH = 760;
const HEIGHT = 300;
const LEFT = 56;
const BOTTOM = 36;
const TOP = 16;
const RIGHT = 150;

/** A chart (SVG) of memory by simulated hour. */
export function memoryChart(samples: readonly ChartedMemory[]): string {
  const lines: readonly Line[] = [
    { name: 'PSS, all processes', colour: '#3b6fb6', values: samples.map(({ pssMb }) => pssMb) },
    { name: 'PSS, main process', colour: '#b4632c', values: samples.map(({ mainPssMb }) => mainPssMb) },
    { name: 'V8 heap of main', colour: '#5c8a3a', values: samples.map(({ heapMb }) => heapMb) },
  ];
  const top = Math.ceil(Math.max(...lines.flatMap(({ values }) => values)) / 50) * 50;
  const x = (hour: number): number => LEFT + (hour / (samples.length - 1)) * (WIDTH - LEFT - RIGHT);
  const y = (mb: number): number => HEIGHT - BOTTOM - (mb / top) * (HEIGHT - BOTTOM - TOP);
  const parts = [
    ...megabytes(top, y),
    ...days(samples.length, x),
    ...lines.flatMap((line) => drawn(line, x, y)),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${String(WIDTH)} ${String(HEIGHT)}" font-family="sans-serif" font-size="11">
<rect width="100%" height="100%" fill="#fff"/>
${parts.join('\n')}
</svg>
`;
}

function megabytes(top: number, y: (mb: number) => number): readonly string[] {
  const ticks = Array.from({ length: top / 50 + 1 }, (_, number) => number * 50);
  return ticks.map((mb) => {
    const at = y(mb).toFixed(1);
    return `<path d="M${String(LEFT)} ${at}H${String(WIDTH - RIGHT)}" stroke="#ddd"/><text x="${String(LEFT - 6)}" y="${at}" text-anchor="end" dominant-baseline="middle" fill="#555">${String(mb)} MB</text>`;
  });
}

function days(hours: number, x: (hour: number) => number): readonly string[] {
  const ticks = Array.from({ length: Math.floor((hours - 1) / 24) + 1 }, (_, day) => day);
  return ticks.map(
    (day) =>
      `<text x="${x(day * 24).toFixed(1)}" y="${String(HEIGHT - BOTTOM + 18)}" text-anchor="middle" fill="#555">day ${String(day)}</text>`,
  );
}

function drawn({ name, colour, values }: Line, x: (hour: number) => number, y: (mb: number) => number) {
  const path = values.map(
    (value, hour) => `${hour === 0 ? 'M' : 'L'}${x(hour).toFixed(1)} ${y(value).toFixed(1)}`,
  );
  return [
    `<path d="${path.join('')}" fill="none" stroke="${colour}" stroke-width="1.5"/>`,
    `<text x="${String(WIDTH - RIGHT + 8)}" y="${y(values.at(-1) ?? 0).toFixed(1)}" dominant-baseline="middle" fill="${colour}">${name}</text>`,
  ];
}
