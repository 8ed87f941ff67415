/**
 * What handles the faults of the rows "Processes", and the tests that fail without it.
 *
 * @type {import('../../scripts/lib/test/handling.mjs').HandlingRow[]}
 */
export const processesRows = [
  {
    fault: 'Processes: the page of an open window dies',
    file: 'electron/native/windows/page-guard.ts',
    edits: [["else if (isOpen && then === 'load_now') loadAgain(page);", '']],
    test: 'test/e2e/processes.spec.ts',
    title: 'the page of the open popover',
  },
  {
    fault: 'Processes: the page of a closed window dies',
    file: 'electron/native/windows/page-guard.ts',
    edits: [["else if (isOpen && then === 'load_when_opened') page.loadWhenOpened();", '']],
    test: 'test/e2e/processes.spec.ts',
    title: 'the page of the closed popover',
  },
  {
    fault: 'Processes: a page that hangs',
    file: 'electron/native/windows/page-guard.ts',
    edits: [['      isHung = true;\n      endPage(window);', '      isHung = true;']],
    test: 'test/e2e/processes.spec.ts',
    title: 'the open popover hangs',
  },
  {
    fault: 'Processes: three pages die within a minute',
    file: 'electron/core/lifecycle/process-deaths.ts',
    edits: [['const PAGES = 3;', 'const PAGES = 1000;']],
    test: 'test/e2e/processes-restart.spec.ts',
    title: 'three pages die',
  },
  {
    fault: 'Processes: no page can be started any more',
    file: 'electron/core/lifecycle/process-deaths.ts',
    edits: [["if (neverStarted) return 'restart';", '']],
    test: 'test/e2e/processes-restart.spec.ts',
    title: 'while no page is open',
  },
  {
    fault: 'Processes: the network service dies: a new session',
    file: 'electron/app/network/surviving-fetch.ts',
    edits: [
      ['    this.#hasDied = true;\n    this.#current = this.#ways.anew();', '    this.#hasDied = true;'],
    ],
    test: 'test/unit/app/network/surviving-fetch.test.ts',
  },
  {
    fault: 'Processes: the network service dies: the running app',
    file: 'electron/native/network/app-network.ts',
    edits: [
      ['      chromium.networkServiceDied();', ''],
      [
        'node: createNodeFetch(surroundings),',
        'node: (url, init) => askChromium(chromium.fetch, url, init, system),',
      ],
    ],
    test: 'test/e2e/processes.spec.ts',
    title: 'the network service',
  },
  {
    fault: 'Processes: the graphics process dies more often than Chromium bears',
    file: 'electron/native/windows/page-guard.ts',
    edits: [
      [
        "if (name === 'gpu' && (++this.#gpuDeaths >= GPU_FALLBACK || reason === LAUNCH_FAILED)) liftGpuLimit();",
        'this.#gpuDeaths += 1;',
      ],
    ],
    test: 'test/e2e/processes.spec.ts',
    title: 'the graphics process',
  },
  {
    fault: 'Processes: each death is counted for the self-check',
    file: 'electron/native/windows/page-guard.ts',
    edits: [['    this.#parts.counts.add(name, reason, this.#parts.now());', '']],
    test: 'test/e2e/processes-restart.spec.ts',
    title: 'three pages die',
  },
  {
    fault: 'Processes: the end of the whole app counts no death',
    file: 'electron/app/lifecycle/death-grace.ts',
    edits: [
      [
        '    if (this.#isEnding) return;\n    this.#pending.set',
        '    handle();\n    if (handle.length === 0) return;\n    this.#pending.set',
      ],
    ],
    test: 'test/e2e/quit-signals.spec.ts',
    title: 'get SIGTERM at once',
  },
  {
    fault: 'Processes: at a log-off no graphics process can be started',
    file: 'electron/native/windows/page-guard.ts',
    edits: [
      ['      liftGpuLimit();\n    });\n', '    });\n'],
      ['if (neverStarted || reason === CLEAN_EXIT) liftGpuLimit();', 'if (neverStarted) liftGpuLimit();'],
    ],
    test: 'test/e2e/quit-signals.spec.ts',
    title: 'get SIGTERM at once',
  },
  {
    fault: 'Processes: a death half a second before the end counts',
    file: 'electron/app/lifecycle/death-grace.ts',
    edits: [['const GRACE_MS = 250;', 'const GRACE_MS = 5000;']],
    test: 'test/e2e/quit-signals.spec.ts',
    title: 'half a second before',
  },
  {
    fault: 'Processes: a proxy process that is stuck',
    file: 'electron/app/lifecycle/life-watch.ts',
    edits: [['        this.#parts.onHung();', '']],
    test: 'test/unit/app/proxy/proxy-host.test.ts',
    title: 'gives no sign of life',
  },
  {
    fault: 'Processes: two instances: exactly one, and the second hands over',
    file: 'electron/native/lifecycle/lifecycle.ts',
    edits: [['if (app.requestSingleInstanceLock()) {', 'if (app.isReady() || dataDir !== "") {']],
    test: 'test/e2e/tray.spec.ts',
    title: 'a second start opens',
  },
  {
    fault: 'Processes: two instances: the data folder was removed in between',
    file: 'electron/native/lifecycle/lifecycle.ts',
    edits: [['  lock.putBack();\n', '']],
    test: 'test/e2e/lost-store.spec.ts',
    title: 'a second start finds the first app',
  },
  {
    fault: 'Processes: an exception while the app starts',
    file: 'electron/native/lifecycle/start-fault.ts',
    edits: [['    showOnDesktop({ title, sentences: [unexpected(reason), again] });', '    void title;']],
    test: 'test/e2e/start-faults.spec.ts',
    title: 'an unexpected error',
  },
  {
    fault: 'Processes: an exception of the main process that nothing catches',
    file: 'electron/native/lifecycle/lifecycle.ts',
    edits: [
      [
        "  process.on('uncaughtException', (error) => {",
        "  process.on('never' as 'uncaughtException', (error) => {",
      ],
    ],
    test: 'test/e2e/processes.spec.ts',
    title: 'that nothing catches',
  },
  {
    fault: 'Processes: the network service hangs: the next request takes the other way',
    file: 'electron/app/network/two-ways.ts',
    edits: [
      [
        'init.signal ? orStopped(ways[way](url, init), init.signal) : ways[way](url, init);',
        'ways[way](url, init);',
      ],
    ],
    test: 'test/unit/app/network/two-ways.test.ts',
  },
  {
    fault: 'Processes: the graphics process is stopped',
    file: 'electron/native/windows/frame-watch.ts',
    edits: [["if (then === 'end_gpu') this.#onStopped();", 'if (then === "end_gpu") return;']],
    test: 'test/e2e/processes-stopped.spec.ts',
    title: 'the open popover draws again',
  },
  {
    fault: 'Processes: the graphics process is stopped before a page is loaded',
    file: 'electron/native/windows/frame-watch.ts',
    edits: [["return isGraphicsStopped() ? 'not_drawn' : 'unknown';", "return 'unknown';"]],
    test: 'test/e2e/processes-stopped.spec.ts',
    title: 'a dashboard that was not open',
  },
  {
    fault: 'Processes: the process that others are forked from is stopped',
    file: 'electron/native/windows/start-watch.ts',
    edits: [['    whenMissing(SLOW_MS, continueStoppedProcesses);\n', '']],
    test: 'test/e2e/processes-restart.spec.ts',
    title: 'without a restart',
  },
  {
    fault: 'Processes: a stopped process at the end of the app',
    file: 'electron/native/lifecycle/lifecycle.ts',
    edits: [['    continueStoppedProcesses();\n', '']],
    test: 'test/e2e/processes-restart.spec.ts',
    title: 'no process stays behind',
  },
];
