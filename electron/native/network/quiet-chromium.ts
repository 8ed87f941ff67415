import { app } from 'electron';
import type { Session } from 'electron';
import { mergedFeatures } from '../../core/network/chromium-features';

/**
 * Switches that end Chromium's own requests to its makers. Electron leaves most of these services out, and which
 * ones changes with its version, so all of them are switched off:
 * https://github.com/GoogleChrome/chrome-launcher/blob/main/docs/chrome-flags-for-tools.md
 */
const SWITCHES = [
  // Lists that Chromium fetches after the start: certificate revocations, safe browsing, and others.
  'disable-component-update',
  // Extension updates, safe browsing, and variations.
  'disable-background-networking',
  // Reports to Google about sites that could not be reached: https://www.chromium.org/Home/domain-reliability/
  'disable-domain-reliability',
  // Experiments: https://source.chromium.org/chromium/chromium/src/+/main:testing/variations/README.md
  'disable-field-trial-config',
  'disable-client-side-phishing-detection',
  'disable-sync',
  // Usage statistics are recorded in memory only, never sent.
  'metrics-recording-only',
  // `<a ping>`: https://html.spec.whatwg.org/multipage/links.html#hyperlink-auditing
  'no-pings',
] as const;

/** Parts of Chromium that contact a server by themselves and have no switch of their own. */
const FEATURES = [
  // Asks clients2.google.com for the time: https://github.com/microsoft/playwright/issues/42910
  'NetworkTimeServiceQuerying',
  // Would report failed requests to the address that a server names in `Report-To`: https://www.w3.org/TR/network-error-logging/
  'Reporting',
  'NetworkErrorLogging',
  // Looks for devices in the local network: https://github.com/microsoft/playwright/pull/8162
  'MediaRouter',
  'DialMediaRouteProvider',
  // Downloads hints at the start: https://github.com/microsoft/playwright/issues/28023
  'OptimizationHints',
  'AutofillServerCommunication',
  'CertificateTransparencyComponentUpdater',
  'Translate',
] as const;

/** Ends Chromium's own requests to servers, so far as switches do. Call before ready. */
export function quietChromium(): void {
  const { commandLine } = app;
  for (const name of SWITCHES) commandLine.appendSwitch(name);
  // A second `disable-features` would replace the first, so it includes the user's own.
  const before = commandLine.getSwitchValue('disable-features');
  commandLine.appendSwitch('disable-features', mergedFeatures(before, FEATURES));
  app.on('session-created', quietSession);
  void app.whenReady().then(() => {
    // `automatic` probes known resolvers for DNS over HTTPS: https://www.electronjs.org/docs/latest/api/app#appconfigurehostresolveroptions
    app.configureHostResolver({ secureDnsMode: 'off' });
  });
}

/**
 * Ends the download of spelling dictionaries from redirector.gvt1.com. It happens although spelling is switched off in
 * each window and in the session: https://github.com/electron/electron/issues/22995
 */
export function quietSession(session: Session): void {
  session.setSpellCheckerEnabled(false);
  session.setSpellCheckerLanguages([]);
}
