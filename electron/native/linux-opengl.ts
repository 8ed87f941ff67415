import { app } from 'electron';

/**
 * Stops GTK from loading OpenGL into the main process (Linux): its menus are drawn without it, and Mesa with LLVM costs
 * 30 MB of memory and much of the start time. Chromium draws pages in a process of its own. GTK reads the variable when
 * it starts, after this call; then the variable is deleted, so that no browser or file manager that the app starts
 * inherits it. To be called before ready.
 *
 * The variable is GTK 3's. GTK 4, which Electron uses on GNOME since version 36, does not read it and draws its menus
 * with OpenGL: it has no effect there. https://www.electronjs.org/blog/electron-36-0
 */
export function spareOpenGl(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): void {
  if (platform !== 'linux' || env['GDK_GL'] !== undefined) return;
  env['GDK_GL'] = 'disable';
  void app.whenReady().then(() => {
    delete env['GDK_GL'];
  });
}
