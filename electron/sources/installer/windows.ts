import { NsisUpdater } from 'electron-updater';
import type { ReleaseFile } from '../../core/updates/release';
import { isWhole } from './digest';
import { InstallError } from './failure';
import { offered, tame, type Offer } from './offer';
import { signatureFault, type Verify } from './signature';
import type { SystemUpdater } from './system';

type AppAdapter = ConstructorParameters<typeof NsisUpdater>[1];

/** Windows: electron-updater's way with an NSIS installer, for one user. */
export class WindowsUpdater extends NsisUpdater implements SystemUpdater {
  readonly #verify: Verify | undefined;
  #offer: Offer | null = null;
  /** The file whose signature was good, since the last offer. */
  #known: string | null = null;
  #started = Promise.resolve(false);

  constructor(app: AppAdapter, verify?: Verify) {
    super(null, app);
    this.#verify = verify;
    tame(this, () => this.#offer);
    this.verifyUpdateCodeSignature = (publishers, file) => signatureFault(publishers, file, this.#verify);
  }

  offer(offer: Offer): void {
    this.#offer = offer;
    this.#known = null;
  }

  /** @throws InstallError: a file from an earlier run never passes by its sha512 alone */
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
      // That took its time.
      await this.#check(file);
      this.quitAndInstallCalled = false;
      this.#started = Promise.resolve(false);
      // Silently, and the new version starts by itself.
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
    throw new InstallError('digest', 'what was fetched is not there any more, or another');
  }

  protected override getUpdateInfoAndProvider() {
    return Promise.resolve(offered(this.#offer));
  }

  /** Not electron-updater's own: where the installer does not start, that asks for an administrator, or opens the file. */
  protected override doInstall(): boolean {
    const path = this.installerPath;
    if (path === null) return false;
    this.#started = this.spawnLog(path, ['--updated', '/S', '--force-run']).catch(() => false);
    return true;
  }
}
