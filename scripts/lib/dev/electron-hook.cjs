// Loaded into Electron before the app, by `npm run dev` alone (`electron -r`). It lets the app's pages come from Vite's
// server and opens the developer tools. The app itself knows nothing of it: no build holds this file or an address of that
// server, and a page's origin stays app://quotide.
const { app, protocol, session } = require('electron');

const ORIGIN = process.env.QUOTIDE_DEV_PAGES ?? '';
const PAGES = 'app://quotide/';
const SOCKET = ORIGIN.replace(/^http:/, 'ws:');

/** As strict as the app's own, but for what hot reload is made of: inline scripts and styles, and one socket. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'unsafe-inline'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  `connect-src 'self' ${SOCKET}`,
].join('; ');

/**
 * Answers for a page's file with what the server has for it.
 * @param {Request} request
 */
async function fromServer(request) {
  const { pathname, search } = new URL(request.url);
  // By this header Vite knows whether a style sheet or a script is wanted.
  const accept = request.headers.get('accept') ?? '*/*';
  const answer = await fetch(`${ORIGIN}${pathname}${search}`, { headers: { accept } });
  const headers = new Headers(answer.headers);
  for (const name of ['content-encoding', 'content-length']) headers.delete(name);
  headers.set('Content-Security-Policy', POLICY);
  headers.set('Cache-Control', 'no-store');
  return new Response(answer.body, { status: answer.status, headers });
}

/** The app registers a handler for its pages; ours takes its place. */
function servePagesFromServer() {
  const handle = protocol.handle.bind(protocol);
  protocol.handle = (scheme, handler) => handle(scheme, scheme === 'app' ? fromServer : handler);
}

/** The app blocks what its pages load from elsewhere; the socket of hot reload gets through. */
function letSocketThrough() {
  // Its types also know a form with a filter, which the app does not use.
  /** @type {any} */
  const request = session.defaultSession.webRequest;
  const before = request.onBeforeRequest.bind(request);
  request.onBeforeRequest = (/** @type {any} */ listener) =>
    before((/** @type {any} */ details, /** @type {any} */ answer) => {
      if (details.url.startsWith(SOCKET)) answer({});
      else listener(details, answer);
    });
}

/**
 * A page may load itself again, which Vite does where it cannot replace a module.
 * @param {Electron.WebContents} page
 */
function allowReload(page) {
  /** @type {NodeJS.EventEmitter} */
  const emitter = page;
  for (const name of ['will-navigate', 'will-frame-navigate']) {
    const listeners = emitter.listeners(name);
    emitter.removeAllListeners(name);
    emitter.on(name, (event) => {
      if (!event.url.startsWith(PAGES)) for (const listener of listeners) listener.call(page, event);
    });
  }
}

/**
 * A page that stands at a breakpoint answers as little as one that hangs, which the app would end.
 * @param {Electron.WebContents} page
 */
function keepAtBreakpoint(page) {
  page.getOSProcessId = () => 0;
  page.forcefullyCrashRenderer = () => undefined;
}

/**
 * The popover closes when it loses the focus: to the developer tools, or to the editor.
 * @param {Electron.BrowserWindow} window
 */
function prepareWindow(window) {
  window.removeAllListeners('blur');
  if (process.env.QUOTIDE_DEV_TOOLS === 'closed') return;
  window.webContents.once('did-finish-load', () => {
    window.webContents.openDevTools({ mode: 'detach', activate: false });
  });
}

servePagesFromServer();
void app.whenReady().then(letSocketThrough);
app.on('web-contents-created', (_event, page) => {
  keepAtBreakpoint(page);
  setImmediate(allowReload, page);
});
app.on('browser-window-created', (_event, window) => setImmediate(prepareWindow, window));
