import type { AskFailureKind } from './ask-failure';
import type { TokenSums } from '../usage/usage';

/** The tokens of one response, as they pass from one machine to another: numbers, and no text but the model's name. */
export interface MachineUse {
  /** The ledger's key of the response, 40 hex digits: the same on every machine that has its transcript. */
  readonly key: string;
  /** Epoch ms. */
  readonly at: number;
  readonly model: string;
  /** A hash of the account's key (16 hex digits); `null`: unknown. */
  readonly account: string | null;
  readonly tokens: TokenSums;
  /** Whether the plan pays for it; if not, it is part of no window. */
  readonly onPlan: boolean;
}

/** What a machine used in a span by one model, summed; `at` is the end of the span (epoch ms). */
export interface MachineSum {
  readonly machine: string;
  readonly at: number;
  readonly model: string;
  readonly tokens: TokenSums;
}

/** A machine whose token uses are stored here. */
export interface StoredMachine {
  readonly name: string;
  /** Responses that are stored under its name. */
  readonly responses: number;
  /** The moment of its last ledger by its own clock, and of its import by this machine's (epoch ms). */
  readonly takenAt: number;
  readonly importedAt: number;
}

/** One machine, as it is listed. */
export interface MachineState {
  readonly name: string;
  /** Whether the settings list it as a host. */
  readonly isListed: boolean;
  /** Whether it is being asked now. */
  readonly isAsked: boolean;
  /** Responses that are stored. */
  readonly responses: number;
  /** Epoch ms; `null`: never. */
  readonly importedAt: number | null;
  /** Why the last question failed; `null`: it did not. */
  readonly failure: AskFailureKind | null;
}
