import type { TokenSums } from '../../core/usage';
import { bytesOf } from './bytes';
import type { Cursor } from './cursor';

const INPUT = bytesOf('input_tokens');
const OUTPUT = bytesOf('output_tokens');
const CACHE_READ = bytesOf('cache_read_input_tokens');
const CACHE_WRITE = bytesOf('cache_creation_input_tokens');
const CACHE_SPLIT = bytesOf('cache_creation');
const SPLIT_5M = bytesOf('ephemeral_5m_input_tokens');
const SPLIT_1H = bytesOf('ephemeral_1h_input_tokens');
const SPEED = bytesOf('speed');
const FAST = bytesOf('"fast"');
const ITERATIONS = bytesOf('iterations');

/** The `usage` object of one message, as it was written. */
export class UsageCounts {
  output = 0;
  fast = false;
  /** Where the `iterations` array lies, if there is one. */
  iterationsFrom = 0;
  iterationsTo = 0;
  #input = 0;
  #cacheRead = 0;
  #cacheWrite: number | null = null;
  #split5m = 0;
  #split1h = 0;

  /** Reads the object that the cursor is at; whether there is one. */
  read(cursor: Cursor): boolean {
    this.clear();
    if (!cursor.enter()) {
      cursor.skip();
      return false;
    }
    while (cursor.next()) this.#member(cursor);
    return !cursor.broken;
  }

  clear(): void {
    this.output = this.#input = this.#cacheRead = this.#split5m = this.#split1h = 0;
    this.#cacheWrite = null;
    this.fast = false;
    this.iterationsFrom = this.iterationsTo = 0;
  }

  #member(cursor: Cursor): void {
    if (cursor.keyIs(INPUT)) this.#input = cursor.count() ?? 0;
    else if (cursor.keyIs(OUTPUT)) this.output = cursor.count() ?? 0;
    else if (cursor.keyIs(CACHE_READ)) this.#cacheRead = cursor.count() ?? 0;
    else if (cursor.keyIs(CACHE_WRITE)) this.#cacheWrite = cursor.count();
    else if (cursor.keyIs(CACHE_SPLIT)) this.#split(cursor);
    else if (cursor.keyIs(SPEED)) this.fast = cursor.is(FAST);
    else if (cursor.keyIs(ITERATIONS)) {
      this.iterationsFrom = cursor.at;
      cursor.skip();
      this.iterationsTo = cursor.at;
    } else cursor.skip();
  }

  #split(cursor: Cursor): void {
    if (!cursor.enter()) {
      cursor.skip();
      return;
    }
    while (cursor.next()) {
      if (cursor.keyIs(SPLIT_5M)) this.#split5m = cursor.count() ?? 0;
      else if (cursor.keyIs(SPLIT_1H)) this.#split1h = cursor.count() ?? 0;
      else cursor.skip();
    }
  }

  tokens(): TokenSums {
    const written = this.#cacheWrite ?? this.#split5m + this.#split1h;
    const hour = Math.min(this.#split1h, written);
    return {
      input: this.#input,
      output: this.output,
      cacheRead: this.#cacheRead,
      cacheWrite5m: written - hour,
      cacheWrite1h: hour,
    };
  }
}
