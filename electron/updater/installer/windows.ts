import { NsisUpdater } from 'electron-updater';
import type { ReleaseFile } from '../../core/updates/release';
import { isWhole } from './digest';
import { InstallError } from './install-failure';
import { restrict, updateInfoOf, type Offer } from './offer';
import { signatureFault, type Verify } from './signature';
import type { SystemUpdater } from './system';

type AppAdapter = ConstructorParameters<typeof NsisUpdater>[1];

/** The updater on Windows: an NSIS installer for one user, through electron-updater. */
export class WindowsUpdater extends NsisUpdater implements SystemUpdater {
  readonly #verify: Verify | undefined;
  #offer: Offer | null = null;
  /** The path of the file whose signature was checked since the last offer. */
  #known: string | null = null;
  #started = Promise.resolve(false);

  constructor(app: AppAdapter, verify?: Verify) {
    super(null, app);
    this.#verify = verify;
    restrict(this, () => this.#offer);
    this.verifyUpdateCodeSignature = (publishers, file) => signatureFault(publishers, file, this.#verify);
  }

  offer(offer: Offer): void {
    this.#offer = offer;
    this.#known = null;
  }

  /** @throws InstallError when the signature is wrong: a file of an earlier run is checked too */
  async settle(file: string, publishers: readonly string[]): Promise<void> {
    const fault = await signatureFault(publishers, file, this.#verify);
    if (fault !== null) throw new InstallError('signature', fault);
    this.#known = file;
  }

  async forget(): Promise<void> {
    this.#known = null;
    await this.downloadedUpdateHelper?.clear();
  }

  async restart(file: ReleaseFile, quiet: () => Promise<() => void>): Promise<void> {
    await this.#check(file);
    const resume = await quiet();
    try {
      // Checked again, since `quiet` takes time.
      await this.#check(file);
      this.quitAndInstallCalled = false;
      this.#started = Promise.resolve(false);
      // Silent, and with a start of the new version.
      this.install(true, true);
      if (!(await this.#started)) throw new InstallError('other', 'the installer did not start');
    } catch (error) {
      resume();
      throw error;
    }
    this.app.quit();
  }

  async #check(file: ReleaseFile): Promise<void> {
    const path = this.installerPath;
    if (path !== null && path === this.#known && isWhole(path, file)) return;
    await this.forget();
    throw new InstallError('digest', 'the downloaded file is gone, or was replaced');
  }

  protected override getUpdateInfoAndProvider() {
    return Promise.resolve(updateInfoOf(this.#offer));
  }

  /**
   * Replaces electron-updater's own method, which asks for an administrator or opens the file when the installer does
   * not start.
   */
  protected override doInstall(): boolean {
    const path = this.installerPath;
    if (path === null) return false;
    this.#started = this.spawnLog(path, ['--updated', '/S', '--force-run']).catch(() => false);
    return true;
  }
}
