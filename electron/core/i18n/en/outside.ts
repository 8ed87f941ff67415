/** The question before a setting reaches outside, in English. */
export const outside = {
  questions: {
    configDir: (dir: string) => `Use the Claude Code login in ${dir}?`,
    api: (origin: string) => `Allow requests with your login to ${origin}?`,
    receiver: (address: string) => `Send metrics to ${address}?`,
    program: (file: string) => `Run ${file} on events?`,
    machine: (host: string) => `Ask ${host} for its token counts over ssh?`,
  },
  notes: {
    configDir: 'Quotide reads the login there and asks Anthropic about its limits.',
    api: 'The operator of that address can then use your Claude account. Requests go there only while QUOTIDE_API_URL names it.',
    receiver: 'While “Send to OpenTelemetry” is on, your limits, tokens and costs go there once a minute.',
    program: 'It runs with your rights.',
    machine:
      'Quotide then runs ssh with your keys and starts “quotide export” there, when you click or once an hour. It sends nothing but that command.',
  },
  allow: 'Allow',
  cancel: 'Cancel',
};
