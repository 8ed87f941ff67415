import { app } from 'electron';

/**
 * Keeps GTK from loading OpenGL into the main process (Linux): its menus are drawn without, and Mesa with LLVM is
 * 30 MB of memory and a good part of the start. Pages are drawn by Chromium, in a process of its own. GTK looks at
 * the variable when it starts, which is after this code has run; then it is taken back, so that no browser or
 * file manager that we start inherits it. Call before ready.
 */
export function spareOpenGl(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): void {
  if (platform !== 'linux' || env['GDK_GL'] !== undefined) return;
  env['GDK_GL'] = 'disable';
  void app.whenReady().then(() => {
    delete env['GDK_GL'];
  });
}
