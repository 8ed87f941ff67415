// Decides whether the packages of a build can replace themselves with new versions (electron/updater/installer). Pure.

const HTTPS = /^https:\/\/[a-z0-9.-]+\/([\w.~%/-]*\/)?$/;

/**
 * @typedef {object} PublishFacts
 * @property {string} platform
 * @property {boolean} release
 * @property {readonly string[]} targets
 * @property {Readonly<Record<string, string | undefined>>} env
 * @property {{feed?: unknown, publicKeys?: unknown, downloads?: unknown}} channel packaging/updates.json
 *
 * @typedef {object} Publish
 * @property {{provider: 'generic', url: string} | null} publish for electron-builder, which writes app-update.yml by it
 * @property {string | null} why not; `null`: they can
 */

/**
 * The address of new versions for electron-builder, which publishes nothing: it only writes the address beside the app.
 * @param {PublishFacts} facts
 * @returns {Publish}
 */
export function publishOf(facts) {
  const why = obstacle(facts);
  if (why !== null) return { publish: null, why };
  return { publish: { provider: 'generic', url: /** @type {string} */ (facts.channel.downloads) }, why };
}

/**
 * @param {PublishFacts} facts
 * @returns {string | null}
 */
function obstacle({ platform, release, targets, env, channel }) {
  if (platform !== 'darwin' && platform !== 'win32') return 'on Linux the system installs';
  const { feed, publicKeys, downloads } = channel;
  if (typeof downloads !== 'string') return 'packaging/updates.json names no downloads';
  if (!HTTPS.test(downloads)) return 'its downloads in packaging/updates.json are no https folder (…/)';
  if (typeof feed !== 'string' || !Array.isArray(publicKeys) || publicKeys.length === 0)
    return 'without a signed feed the files of a new version cannot be checked';
  if (!release) return 'this is no release';
  if (!env.CSC_LINK && !(platform === 'darwin' ? env.CSC_NAME : env.WIN_CSC_LINK))
    return 'it is not signed (CSC_LINK)';
  // Squirrel.Mac compares signatures; Gatekeeper does not start an app that was not notarized.
  if (platform === 'darwin' && !(env.APPLE_API_KEY && env.APPLE_API_KEY_ID && env.APPLE_API_ISSUER))
    return 'it is not notarized (APPLE_API_KEY, APPLE_API_KEY_ID, APPLE_API_ISSUER)';
  const own = platform === 'darwin' ? 'zip' : 'nsis';
  return targets.includes(own) ? null : `${own}, which is what is fetched, is not built`;
}
