import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import protobuf from 'protobufjs';

/** opentelemetry-proto's metrics, as far as gauges and sums go; anything else in an export is a fault. */
const PROTO = `
syntax = "proto3";
message Request { repeated ResourceMetrics resource_metrics = 1; }
message ResourceMetrics { Resource resource = 1; repeated ScopeMetrics scope_metrics = 2; string schema_url = 3; }
message Resource { repeated KeyValue attributes = 1; uint32 dropped_attributes_count = 2; }
message ScopeMetrics { Scope scope = 1; repeated Metric metrics = 2; string schema_url = 3; }
message Scope { string name = 1; string version = 2; }
message Metric { string name = 1; string description = 2; string unit = 3; oneof data { Gauge gauge = 5; Sum sum = 7; } }
message Gauge { repeated Point data_points = 1; }
message Sum { repeated Point data_points = 1; int32 aggregation_temporality = 2; bool is_monotonic = 3; }
message Point {
  repeated KeyValue attributes = 7;
  fixed64 start_time_unix_nano = 2;
  fixed64 time_unix_nano = 3;
  oneof value { double as_double = 4; sfixed64 as_int = 6; }
  uint32 flags = 8;
}
message KeyValue { string key = 1; Value value = 2; }
message Value { oneof value { string string_value = 1; bool bool_value = 2; int64 int_value = 3; double double_value = 4; } }
`;

interface Attribute {
  readonly key: string;
  readonly value: Readonly<Record<string, unknown>>;
}
interface Point {
  readonly attributes: readonly Attribute[];
  readonly startTimeUnixNano: string;
  readonly timeUnixNano: string;
  readonly asDouble?: number;
  readonly asInt?: string;
}
interface Decoded {
  readonly resourceMetrics: readonly {
    readonly resource: { readonly attributes: readonly Attribute[] };
    readonly scopeMetrics: readonly {
      readonly scope: { readonly name: string; readonly version: string };
      readonly metrics: readonly {
        readonly name: string;
        readonly unit?: string;
        readonly gauge?: { readonly dataPoints: readonly Point[] };
        readonly sum?: {
          readonly dataPoints: readonly Point[];
          readonly aggregationTemporality: number;
          readonly isMonotonic: boolean;
        };
      }[];
    }[];
  }[];
}

/** One point as it arrived. */
export interface ReceivedPoint {
  readonly name: string;
  readonly unit: string;
  readonly kind: 'gauge' | 'counter';
  /** 1 delta, 2 cumulative; `null` for a gauge. */
  readonly temporality: number | null;
  readonly attributes: Readonly<Record<string, string>>;
  readonly value: number;
  readonly startedAt: number;
  readonly at: number;
}

export interface ReceivedExport {
  readonly url: string;
  readonly headers: http.IncomingHttpHeaders;
  readonly resource: Readonly<Record<string, string>>;
  readonly scope: string;
  readonly points: readonly ReceivedPoint[];
}

/** An OTLP receiver that takes http/protobuf alone, and decodes it with code that is not OpenTelemetry's. */
export class OtlpReceiver {
  readonly exports: ReceivedExport[] = [];
  /** What was wrong with requests; a test expects none. */
  readonly faults: string[] = [];
  /** The status of the answers. */
  status = 200;

  private constructor(private readonly server: http.Server) {}

  static async start(port = 0): Promise<OtlpReceiver> {
    const server = http.createServer();
    const receiver = new OtlpReceiver(server);
    server.on('request', (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        if (receiver.status === 200) receiver.take(request, Buffer.concat(chunks));
        response.writeHead(receiver.status, { 'content-type': 'application/x-protobuf' }).end();
      });
    });
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    return receiver;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }
  get url(): string {
    return `http://127.0.0.1:${String(this.port)}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private take(request: http.IncomingMessage, raw: Buffer): void {
    const { headers, method, url = '' } = request;
    if (method !== 'POST') this.faults.push(`method ${String(method)}`);
    if (headers['content-type'] !== 'application/x-protobuf')
      this.faults.push(`content-type ${String(headers['content-type'])}`);
    try {
      const body = headers['content-encoding'] === 'gzip' ? gunzipSync(raw) : raw;
      const { resourceMetrics } = decode(body);
      if (resourceMetrics.length !== 1) this.faults.push(`${String(resourceMetrics.length)} resources`);
      for (const { resource, scopeMetrics } of resourceMetrics)
        this.exports.push({
          url,
          headers,
          resource: textsOf(resource.attributes),
          scope: scopeMetrics.map(({ scope }) => `${scope.name} ${scope.version}`).join(),
          points: scopeMetrics.flatMap(({ metrics }) => metrics.flatMap(pointsOf)),
        });
    } catch (error) {
      this.faults.push(String(error));
    }
  }
}

function decode(body: Uint8Array): Decoded {
  const type = protobuf.parse(PROTO).root.lookupType('Request');
  refuseUnknown(type, body);
  const message = type.decode(body);
  return type.toObject(message, { longs: String, defaults: false, arrays: true }) as Decoded;
}

/** The decoder skips what is not in the schema; here that is a fault. */
function refuseUnknown(type: protobuf.Type, body: Uint8Array): void {
  const reader = protobuf.Reader.create(body);
  while (reader.pos < reader.len) {
    const tag = reader.uint32();
    const field = type.fieldsById[tag >>> 3];
    if (field === undefined) throw new Error(`${type.name} has no field ${String(tag >>> 3)}`);
    field.resolve();
    if (field.resolvedType instanceof protobuf.Type) refuseUnknown(field.resolvedType, reader.bytes());
    else reader.skipType(tag & 7);
  }
}

function pointsOf(metric: Decoded['resourceMetrics'][0]['scopeMetrics'][0]['metrics'][0]): ReceivedPoint[] {
  const { name, unit = '', gauge, sum } = metric;
  if (sum !== undefined && !sum.isMonotonic) throw new Error(`${name} is not monotonic`);
  return (
    (gauge ?? sum)?.dataPoints.map((point) => {
      if (point.asDouble === undefined && point.asInt === undefined) throw new Error(`${name} has no value`);
      return {
        name,
        unit,
        kind: gauge ? ('gauge' as const) : ('counter' as const),
        temporality: sum?.aggregationTemporality ?? null,
        attributes: textsOf(point.attributes),
        value: point.asDouble ?? Number(point.asInt),
        startedAt: Number(point.startTimeUnixNano) / 1e6,
        at: Number(point.timeUnixNano) / 1e6,
      };
    }) ?? []
  );
}

function textsOf(attributes: readonly Attribute[]): Readonly<Record<string, string>> {
  return Object.fromEntries(attributes.map(({ key, value }) => [key, String(Object.values(value)[0])]));
}
