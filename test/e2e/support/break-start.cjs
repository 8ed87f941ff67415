/** Loaded before the app: makes a step of its start throw. BREAK_START: `before-ready` or `after-ready`. */
const { protocol, app } = require('electron');

const fail = () => {
  throw new Error('a broken part');
};
if (process.argv.includes('--show-start-fault')) {
  // The process of the dialog is sound.
} else if (process.env.BREAK_START === 'before-ready') protocol.registerSchemesAsPrivileged = fail;
else app.whenReady().then(() => (protocol.handle = fail));
