// SPDX-License-Identifier: GPL-3.0-only
// What all commands share: arguments taken apart before anything is done, one way to tell a failure.
import { type Command, type CommandIo, exitCodes } from './command.ts';
import type { CommandFailure } from './command-failure.ts';
import { type OptionTypes, type ParsedArguments, parseArguments } from './parse-arguments.ts';
import { printableText } from './printable-text.ts';

export interface CommandDefinition<T extends OptionTypes> {
  readonly name: string;
  readonly summary: string;
  readonly usage: string;
  readonly options: T;
  /** Names of the operands, all required, in order; after the last one more may follow where it ends in "…". */
  readonly operands: readonly string[];
  /** Does the work; an exit code, or a failure for the caller to tell. */
  execute(parsed: ParsedArguments<T>, io: CommandIo): Promise<number | CommandFailure>;
}

/**
 * A row of the command table out of a definition. Failures become one line `code: message` on stderr and exit code 1;
 * with an option `json` also one line `{"error":{"code":…,"message":…}}` on stdout. A failure with the code `usage`
 * becomes a line with a hint on stderr, nothing on stdout, and exit code 2.
 */
export function defineCommand<T extends OptionTypes>(definition: CommandDefinition<T>): Command {
  const { name, summary, usage, options, operands } = definition;
  return {
    name,
    summary,
    usage,
    async run(args, io) {
      const parsed = parseArguments(args, options, operands);
      if (!parsed.ok) return tellFailure(parsed, name, false, io);
      const outcome = await definition.execute(parsed.value, io);
      if (typeof outcome === 'number') return outcome;
      return tellFailure(outcome, name, isJsonWanted(parsed.value.options), io);
    },
  };
}

function isJsonWanted(options: object): boolean {
  return 'json' in options && options.json === true;
}

function tellFailure(failure: CommandFailure, name: string, json: boolean, io: CommandIo): number {
  const message = printableText(failure.detail);
  if (failure.code === 'usage') {
    io.stderr.write(`bluezone ${name}: ${message}\nTry "bluezone help ${name}".\n`);
    return exitCodes.usage;
  }
  if (json) io.stdout.write(`${JSON.stringify({ error: { code: failure.code, message } })}\n`);
  io.stderr.write(`${failure.code}: ${message}\n`);
  return exitCodes.failure;
}
