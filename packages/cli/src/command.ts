// SPDX-License-Identifier: GPL-3.0-only

/** Where a command writes text. `isTTY` and `columns` as on Node's own streams. */
export interface TextSink {
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}

/** Everything of the outside that a command may look at, besides the files it is told about. */
export interface CommandIo {
  /** Results only: what a program reads. */
  readonly stdout: TextSink;
  /** Progress, advice and failures: what a person reads. */
  readonly stderr: TextSink;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Folder from which relative paths are meant. */
  readonly cwd: string;
  /** Unix seconds. */
  now(): number;
}

/** What a process ends with: sysexits' 70 for a fault of ours. */
export const exitCodes = { success: 0, failure: 1, usage: 2, bug: 70 } as const;

/** One row of the command table. */
export interface Command {
  /** One word or two, as typed after `bluezone`: "keys make". */
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** The whole help text, first line the synopsis. */
  readonly usage: string;
  /** Runs with the arguments after the name; resolves to the exit code and throws only on bugs. */
  run(args: readonly string[], io: CommandIo): Promise<number>;
}
