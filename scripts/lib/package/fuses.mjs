// Features of Electron that packages switch off. Fuses are bits in the binary, which its signature covers:
// https://www.electronjs.org/docs/latest/tutorial/fuses
import { FuseV1Options, FuseVersion } from '@electron/fuses';

/**
 * @param {string} platform Electron's name of it
 * @returns {import('@electron/fuses').FuseConfig}
 */
export const FUSES = (platform) => ({
  version: FuseVersion.V1,
  // An arm64 Mac starts no program whose signature does not fit; a build that is signed later is signed again.
  resetAdHocDarwinSignature: platform === 'darwin',
  // ELECTRON_RUN_AS_NODE must not turn the app into a Node with Quotide's name and its access to the keychain.
  [FuseV1Options.RunAsNode]: false,
  // NODE_OPTIONS=--require=… would run foreign code in the app. NODE_EXTRA_CA_CERTS is switched off with it, and read by
  // electron/app/network/hidden-variable.ts.
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  // --inspect would let any process of the user run code in the main process.
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  // A folder resources/app beside the archive would be run in its place.
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  // Electron checks the archive against a hash in the signed binary; it has no such check on Linux.
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: platform !== 'linux',
  // The app has no cookies. With this fuse Chromium fetches their key from the keychain at each start: a locked keyring
  // asks for its password then, and macOS gets the item "Quotide Safe Storage".
  // https://www.electronjs.org/docs/latest/tutorial/fuses#cookieencryption
  [FuseV1Options.EnableCookieEncryption]: false,
  // Our pages are app://; a page of file:// gets no more rights than any other page.
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  // The app has no start-up snapshot of its own.
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
});
