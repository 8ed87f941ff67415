import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** How the program reacts to the request. */
export type Behaviour =
  | { readonly kind: 'answers'; readonly response: unknown }
  | { readonly kind: 'says'; readonly line: string }
  | { readonly kind: 'hangs' }
  | { readonly kind: 'ends' };

/** A shell script in Claude Code's place that records how it was run. */
export class FakeClaudeProgram {
  constructor(readonly file: string) {}

  /** Puts it there. `also` are lines of the shell that are run before the answer. */
  install(behaviour: Behaviour, also: readonly string[] = []): void {
    mkdirSync(dirname(this.file), { recursive: true });
    const lines = [
      '#!/bin/sh',
      `printf '%s\\n' "$@" > '${this.file}.arguments'`,
      `env > '${this.file}.environment'`,
      `pwd > '${this.file}.folder'`,
      `echo $$ > '${this.file}.pid'`,
      'echo secret words >&2',
      'read -r line',
      `printf '%s' "$line" > '${this.file}.question'`,
      `echo run >> '${this.file}.runs'`,
      ...also,
      ...behaviourLines(behaviour),
    ];
    writeFileSync(this.file, `${lines.join('\n')}\n`);
    chmodSync(this.file, 0o755);
  }

  arguments(): readonly string[] {
    return this.#read('arguments').trim().split('\n');
  }

  environment(): Readonly<Record<string, string>> {
    const lines = this.#read('environment').split('\n');
    return Object.fromEntries(lines.map((line) => [line.split('=')[0] ?? '', line.replace(/^[^=]*=/, '')]));
  }

  folder(): string {
    return this.#read('folder').trim();
  }

  question(): unknown {
    return JSON.parse(this.#read('question'));
  }

  pid(): number {
    return Number(this.#read('pid'));
  }

  runs(): number {
    return existsSync(`${this.file}.runs`) ? this.#read('runs').trim().split('\n').length : 0;
  }

  #read(what: string): string {
    return readFileSync(`${this.file}.${what}`, 'utf8');
  }
}

/** Claude Code's answer to `get_usage` as 2.1.332 gives it. */
export function usageResponse(rateLimits: unknown): object {
  const response = {
    subscription_type: 'max',
    rate_limits_available: true,
    rate_limits: rateLimits,
    behaviors: null,
  };
  return {
    type: 'control_response',
    response: { subtype: 'success', request_id: 'quotide-usage', response },
  };
}

function behaviourLines(behaviour: Behaviour): readonly string[] {
  const system = JSON.stringify({ type: 'system', subtype: 'init' });
  switch (behaviour.kind) {
    case 'answers':
      return [`echo '${system}'`, `echo '${JSON.stringify(behaviour.response)}'`, 'cat > /dev/null'];
    case 'says':
      return [`echo '${behaviour.line}'`, 'cat > /dev/null'];
    case 'hangs':
      return ['sleep 600 &', 'echo $! > "$0.child"', 'wait'];
    case 'ends':
      return ['exit 3'];
  }
}
