// SPDX-License-Identifier: GPL-3.0-only
import type { Command } from './command.ts';

/** The list of commands, aligned; `title` stands above it. */
export function listCommands(title: string, commands: readonly Command[]): string {
  const width = Math.max(0, ...commands.map(({ name }) => name.length));
  const lines = commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`);
  return `${title}\n\n${lines.join('\n')}\n`;
}

/** The whole help: what it is, the commands, and what holds for all of them. */
export function generalHelp(commands: readonly Command[]): string {
  return `${listCommands('usage: bluezone COMMAND …', commands)}
bluezone help COMMAND   how to use one of them; so does --help after it
bluezone --version      the version

Results go to stdout, everything else to stderr. With --json a command prints one JSON object on one line.
Exit codes: 0 done, 1 refused or failed (the line begins with the error's code), 2 wrong arguments, 70 a fault of ours.
`;
}
