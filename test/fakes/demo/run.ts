import { AnthropicApi } from '../anthropic-api';
import { FAKE_TOKEN } from '../credentials';
import { demoWeek } from '../demo-week';
import { DemoClock } from './clock';
import { demoPlanFacts, type DemoPlan } from './plan';
import { createDemoHome, DEMO_ACCOUNT, type DemoHome } from './home';

/** The demo's message to its parent, one line of JSON. */
export interface DemoHello {
  readonly apiUrl: string;
  readonly configDir: string;
  readonly dataDir: string;
  /** How many times faster than real time it runs. */
  readonly timeScale: number;
}

export interface Demo {
  readonly hello: DemoHello;
  /** Starts the fast time. */
  readonly go: () => void;
  /** Stops the API and removes the temporary folder. */
  readonly stop: () => Promise<void>;
}

const TICK_MS = 200;

/** Makes the demo's home and starts the simulated API; time runs fast from `go()` or the first request on. */
export async function runDemo(timeScale: number, plan: DemoPlan = 'max'): Promise<Demo> {
  const startMs = Date.now();
  const clock = new DemoClock(timeScale);
  const home = createDemoHome(startMs, plan);
  try {
    const api = await startApi(clock, startMs, plan);
    const ticking = setInterval(tick(api, home, clock, startMs), TICK_MS);
    const stop = async (): Promise<void> => {
      clearInterval(ticking);
      await api.stop();
      home.remove();
    };
    const { configDir, dataDir } = home;
    const go = (): void => {
      clock.start();
    };
    return { hello: { apiUrl: api.url, configDir, dataDir, timeScale }, go, stop };
  } catch (error) {
    home.remove();
    throw error;
  }
}

async function startApi(clock: DemoClock, startMs: number, plan: DemoPlan): Promise<AnthropicApi> {
  const week = demoWeek(startMs, plan);
  const api = await AnthropicApi.start({ now: () => clock.now() });
  api.login(FAKE_TOKEN, { organizationId: DEMO_ACCOUNT.organizationUuid });
  api.setProfile(profile(plan));
  api.setUsage((now) => {
    clock.start();
    return week(now - startMs);
  });
  return api;
}

/** Appends to the transcripts up to the present of the demo's clock; called five times a second. */
function tick(api: AnthropicApi, home: DemoHome, clock: DemoClock, startMs: number): () => void {
  let written = startMs;
  return () => {
    if (!clock.started) return;
    const now = clock.now();
    home.write(written, now);
    written = now;
    // A demo may run for days; the list of requests is for tests and would grow.
    api.requests.length = 0;
  };
}

function profile(plan: DemoPlan): Readonly<Record<string, unknown>> {
  const { subscriptionType, rateLimitTier } = demoPlanFacts(plan);
  const { accountUuid, emailAddress, displayName, organizationName, organizationUuid } = DEMO_ACCOUNT;
  return {
    account: {
      uuid: accountUuid,
      full_name: displayName,
      display_name: displayName,
      email: emailAddress,
      has_claude_max: subscriptionType === 'max',
      has_claude_pro: subscriptionType === 'pro',
      created_at: '2025-03-03T09:00:00.000000Z',
    },
    organization: {
      uuid: organizationUuid,
      name: organizationName,
      organization_type: `claude_${subscriptionType}`,
      billing_type: 'stripe_subscription',
      rate_limit_tier: rateLimitTier,
      has_extra_usage_enabled: true,
      subscription_status: 'active',
      subscription_created_at: '2025-06-01T09:00:00.000000Z',
    },
    application: { uuid: '5a3d0000-0000-4000-a000-000000000003', name: 'Claude Code', slug: 'claude-code' },
  };
}
