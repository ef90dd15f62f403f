// SPDX-License-Identifier: GPL-3.0-only

export interface ProblemFacts {
  /** Of the catalogue ("case.unknown"), or "net.unreachable", "net.status". */
  readonly code: string;
  /** 0 when the desk could not be reached. */
  readonly status: number;
  /** As the desk tells them, in the language asked for. */
  readonly title?: string | undefined;
  readonly detail?: string | undefined;
  readonly retryAfterSeconds?: number | undefined;
  readonly triesLeft?: number | undefined;
  /** Wrong fields: JSON pointer ("#/phoneNumber") and the rule that it breaks. */
  readonly errors?: readonly { readonly pointer: string; readonly rule: string }[];
  /** With "record.changed": the record as it is now. */
  readonly present?: unknown;
}

/** A refusal of the desk, or that it could not be reached. */
export class DeskProblem extends Error implements ProblemFacts {
  readonly code: string;
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly retryAfterSeconds?: number;
  readonly triesLeft?: number;
  readonly errors: readonly { readonly pointer: string; readonly rule: string }[];
  readonly present: unknown;

  constructor(facts: ProblemFacts) {
    super(facts.code);
    this.name = 'DeskProblem';
    this.code = facts.code;
    this.status = facts.status;
    this.title = facts.title ?? '';
    this.detail = facts.detail ?? '';
    this.errors = facts.errors ?? [];
    this.present = facts.present;
    if (facts.retryAfterSeconds !== undefined) this.retryAfterSeconds = facts.retryAfterSeconds;
    if (facts.triesLeft !== undefined) this.triesLeft = facts.triesLeft;
  }

  /** Of what a refusal's body holds, whatever that is. */
  static of(body: unknown, status: number): DeskProblem {
    const { code, title, detail, retryAfterSeconds, triesLeft, errors, present } =
      typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
    const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
    const number = (value: unknown) => (typeof value === 'number' ? value : undefined);
    return new DeskProblem({
      code: text(code) ?? 'net.status',
      status,
      title: text(title),
      detail: text(detail),
      retryAfterSeconds: number(retryAfterSeconds),
      triesLeft: number(triesLeft),
      errors: Array.isArray(errors) ? errors : [],
      present,
    });
  }

  /** The desk could not be reached or cannot work just now: the same may succeed later. */
  get isPassing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }

  /** Nobody is signed in. */
  get isSignedOut(): boolean {
    return this.status === 401 && this.code === 'staff.session';
  }
}

/** Any error as a problem; what is none of the desk's is a bug of this page, and says so. */
export function problemOf(error: unknown): DeskProblem {
  if (error instanceof DeskProblem) return error;
  return new DeskProblem({
    code: 'page.fault',
    status: -1,
    detail: error instanceof Error ? error.message : '',
  });
}
