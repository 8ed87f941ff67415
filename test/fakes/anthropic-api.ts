import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import latestShape from '../fixtures/api/usage-2026-09-29-max-latest-shape.json' with { type: 'json' };
import profileShape from '../fixtures/api/profile-2026-07-max5x.json' with { type: 'json' };
import { Bucket, type BucketRule } from './api/bucket';
import { hanging } from './api/faults';
import { bearer, errorBody, judge, refuse } from './api/gate';
import { Listener } from './api/listener';
import { Script } from './api/script';
import { send } from './api/send';
import { withJitter } from './api/times';
import type { ApiAnswer, ApiLogin, ApiRequest, Endpoint, Refusal } from './api/types';
import { usageBody, type UsageBody, type UsageSpec } from './api/usage-body';
import { FAKE_TOKEN } from './credentials';
import type { FakeModel } from './messages/model';
import { base58, seededRandom } from './random';

export interface ApiOptions {
  /** The server's clock, ms since 1970: `date` header, records, bucket. Default the real one. */
  readonly now?: () => number;
  /** The endpoint's own limit; off by default. */
  readonly bucket?: BucketRule;
  /** Moves every `resets_at` of each response by up to this much (real: `MAX_JITTER_MS`); default 0. */
  readonly jitterMs?: number;
  /** Of the jitter and the request ids. */
  readonly seed?: number;
}

const ORGANIZATION = 'b0a1c2d3-0000-4000-a000-5175746964e5';
const PATHS: ReadonlyMap<string, Endpoint> = new Map([
  ['/api/oauth/usage', 'usage'],
  ['/api/oauth/profile', 'profile'],
  ['/v1/messages', 'messages'],
]);

/** A simulated Anthropic: a real HTTP server on loopback, as strict about requests as the real one, and scriptable. */
export class AnthropicApi {
  /** All requests so far, oldest first, scripted ones too. */
  readonly requests: ApiRequest[] = [];
  readonly #listener = new Listener((req, res) => void this.#handle(req, res));
  readonly #script = new Script();
  readonly #logins = new Map<string, ApiLogin>([[FAKE_TOKEN, {}]]);
  readonly #random;
  readonly #now: () => number;
  readonly #jitterMs: number;
  #bucket: Bucket | null;
  #model: FakeModel | null = null;
  #usage: (now: number) => UsageBody = () => latestShape;
  #grants: Readonly<Record<string, unknown>> | null = null;
  #profile: Readonly<Record<string, unknown>> = {
    ...profileShape,
    organization: { ...profileShape.organization, uuid: ORGANIZATION },
  };

  private constructor(options: ApiOptions) {
    this.#now = options.now ?? Date.now;
    this.#bucket = options.bucket === undefined ? null : new Bucket(options.bucket);
    this.#jitterMs = options.jitterMs ?? 0;
    this.#random = seededRandom(options.seed ?? 1);
  }

  /** Starts a server on a free port; `FAKE_TOKEN` is logged in, and usage is the newest captured body. */
  static async start(options: ApiOptions = {}): Promise<AnthropicApi> {
    const api = new AnthropicApi(options);
    await api.#listener.up();
    return api;
  }

  /** `http://127.0.0.1:PORT`, the same for the life of the server, also while it is down. */
  get url(): string {
    return `http://127.0.0.1:${String(this.#listener.port)}`;
  }

  /** Adds or changes a login that the server accepts. */
  login(token: string, login: ApiLogin = {}): void {
    this.#logins.set(token, login);
  }

  /** Answers the token with 401 from now on. */
  logout(token: string): void {
    this.#logins.delete(token);
  }

  /** Builds a body of the newest full shape; give it to `setUsage`. */
  usage(spec: UsageSpec): UsageBody {
    return usageBody(spec);
  }

  /** The body for a valid request for usage, or a function of the server's clock that builds it. */
  setUsage(body: UsageBody | ((now: number) => UsageBody)): void {
    this.#usage = typeof body === 'function' ? body : () => body;
  }

  /** The block of banked resets in the answer to a request for them; `null`: the answer has none. */
  setGrants(block: Readonly<Record<string, unknown>> | null): void {
    this.#grants = block;
  }

  setProfile(body: Readonly<Record<string, unknown>>): void {
    this.#profile = body;
  }

  /** Answers messages too from now on. */
  setModel(model: FakeModel): void {
    this.#model = model;
  }

  /** Switches the endpoint's own limit on, anew, or off. */
  setBucket(rule: BucketRule | null): void {
    this.#bucket = rule === null ? null : new Bucket(rule);
  }

  /** Sends this answer from now on (to usage, unless `on` names another endpoint), before any rule, until `clear()`. */
  answer(answer: ApiAnswer): void {
    this.#script.stand(answer);
  }

  /** Sends each of these answers once, in order, before any other. */
  enqueue(...answers: readonly ApiAnswer[]): void {
    this.#script.enqueue(answers);
  }

  /** Ends the effect of `answer`, `enqueue` and `hang`. */
  clear(): void {
    this.#script.clear();
  }

  /** Accepts requests and never answers, until `clear()`. */
  hang(): void {
    this.#script.stand({ ...hanging(), on: 'any' });
  }

  /** Connections are refused from now on, open ones broken; `up()` brings it back on the same port. */
  down(): Promise<void> {
    return this.#listener.down();
  }

  up(): Promise<void> {
    return this.#listener.up();
  }

  stop(): Promise<void> {
    return this.#listener.down();
  }

  /** Waits until `count` requests of the endpoint have arrived since the start, and returns them. */
  async waitForRequests(
    count: number,
    timeoutMs = 5000,
    endpoint: Endpoint = 'usage',
  ): Promise<readonly ApiRequest[]> {
    const deadline = performance.now() + timeoutMs;
    for (;;) {
      const seen = this.requests.filter((request) => PATHS.get(request.path) === endpoint);
      if (seen.length >= count) return seen;
      if (performance.now() >= deadline) {
        throw new Error(
          `fake API: ${String(seen.length)} of ${String(count)} ${endpoint} requests in ${String(timeoutMs)} ms`,
        );
      }
      await sleep(10);
    }
  }

  async #handle(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const now = this.#now();
    const url = parsed(req.url ?? '/');
    const endpoint = this.#endpointOf(req.method, url);
    const token = bearer(req.headers);
    const verdict = this.#verdict(req, endpoint, token, now);
    const { refusal } = verdict;
    const { method = '', headers } = req;
    this.requests.push({
      at: now,
      method,
      path: url.pathname,
      query: url.searchParams,
      headers,
      token,
      refusal,
    });
    const requestId = `req_011C${base58(this.#random, 20)}`;
    const normal = refusal === null ? this.#normal(endpoint, url, now, headers) : verdict.answer;
    const scripted = this.#script.next(endpoint);
    const answer = scripted === null ? normal : said(scripted, normal);
    const common: Record<string, string> = { date: new Date(now).toUTCString(), 'request-id': requestId };
    const login = token === null ? undefined : this.#logins.get(token);
    if (login !== undefined) common['anthropic-organization-id'] = login.organizationId ?? ORGANIZATION;
    if (endpoint === 'messages' && refusal === null && this.#model !== null) {
      await this.#model.answer(req, res, common);
      return;
    }
    req.resume();
    await send(res, stamped(answer, requestId), common);
  }

  #endpointOf(method: string | undefined, { pathname }: URL): Endpoint | null {
    const endpoint = PATHS.get(pathname) ?? null;
    if (endpoint === 'messages') return method === 'POST' && this.#model !== null ? endpoint : null;
    return method === 'GET' ? endpoint : null;
  }

  #verdict(
    req: IncomingMessage,
    endpoint: Endpoint | null,
    token: string | null,
    now: number,
  ): { readonly refusal: Refusal | null; readonly answer: ApiAnswer } {
    const refusal = endpoint === null ? 'not_found' : judge(req.headers, this.#logins);
    if (refusal !== null) return { refusal, answer: refuse(refusal) };
    const limited = endpoint === 'usage' ? this.#bucket?.take(token ?? '', now) : null;
    if (limited === null || limited === undefined) return { refusal: null, answer: {} };
    const headers: Record<string, string> =
      limited.retryAfter === null ? {} : { 'retry-after': limited.retryAfter };
    return { refusal: 'rate_limited', answer: { ...refuse('rate_limited'), headers } };
  }

  /** Only the answer to the terminal's own `User-Agent` has grants: https://github.com/steipete/CodexBar/issues/3895 */
  #grantsFor(headers: IncomingHttpHeaders): Readonly<Record<string, unknown>> | null {
    const isTerminal = / \(external, cli\)$/.test(headers['user-agent'] ?? '');
    return isTerminal ? this.#grants : { eligible: false, ineligible_reason: 'surface', grants: [] };
  }

  #normal(endpoint: Endpoint | null, url: URL, now: number, headers: IncomingHttpHeaders): ApiAnswer {
    if (endpoint === 'profile') return { status: 200, body: this.#profile };
    const body = { ...this.#usage(now) };
    if (url.searchParams.get('skip_spend') === '1') {
      delete body['extra_usage'];
      delete body['spend'];
    }
    if (url.searchParams.get('cedar_ember') === '1') body['cedar_ember'] = this.#grantsFor(headers);
    const sent = this.#jitterMs === 0 ? body : withJitter(body, this.#random, this.#jitterMs);
    return { status: 200, body: sent as UsageBody };
  }
}

/**
 * Missing parts of a scripted answer come from the normal answer or, with an error status, from Anthropic's answer of
 * that status.
 */
function said(scripted: ApiAnswer, normal: ApiAnswer): ApiAnswer {
  const { status = 200, body } = scripted;
  if (status >= 300 && body === undefined)
    return { ...scripted, body: status < 400 ? '' : errorBody(status) };
  return { ...normal, ...scripted, headers: { ...normal.headers, ...scripted.headers } };
}

/** A request target that is no URL at all counts as an unknown path. */
function parsed(target: string): URL {
  const base = 'http://api.invalid';
  return URL.canParse(target, base) ? new URL(target, base) : new URL(base);
}

/** The real API repeats its `request-id` header in the bodies that have the field. */
function stamped(answer: ApiAnswer, requestId: string): ApiAnswer {
  const { body } = answer;
  const stampable = typeof body === 'object' && 'request_id' in body && !(body instanceof Uint8Array);
  return stampable ? { ...answer, body: { ...body, request_id: requestId } } : answer;
}
