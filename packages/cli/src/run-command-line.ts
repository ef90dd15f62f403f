// SPDX-License-Identifier: GPL-3.0-only
import { type Command, type CommandIo, exitCodes } from './command.ts';
import { generalHelp, listCommands } from './help-text.ts';
import { quotedText } from './printable-text.ts';
import { version } from './version.ts';

/**
 * Finds the command that the arguments name in the table and runs it; `help`, `--help`, `-h` and `--version` are
 * answered here. Resolves to the exit code and never rejects: a bug is printed with its stack and gives 70.
 *
 * @param args what follows `bluezone` on the command line
 */
export async function runCommandLine(
  args: readonly string[],
  commands: readonly Command[],
  io: CommandIo,
): Promise<number> {
  try {
    return await dispatch(args, commands, io);
  } catch (error) {
    return reportBug(error, io);
  }
}

/** Tells a fault of ours on stderr, with its stack; exit code 70. */
export function reportBug(error: unknown, io: Pick<CommandIo, 'stderr'>): number {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  io.stderr.write(
    `This is a fault in bluezone ${version}, not yours; please report it with these lines:\n${stack}\n`,
  );
  return exitCodes.bug;
}

async function dispatch(
  args: readonly string[],
  commands: readonly Command[],
  io: CommandIo,
): Promise<number> {
  const [first, ...rest] = args;
  if (first === '--version') {
    io.stdout.write(`bluezone ${version}\n`);
    return exitCodes.success;
  }
  if (first === 'help' || first === '--help' || first === '-h') return help(rest, commands, io);
  if (first === undefined) {
    io.stderr.write(generalHelp(commands));
    return exitCodes.usage;
  }
  const command = findCommand(args, commands);
  const after = command === undefined ? args : args.slice(wordsOf(command).length);
  if (asksForHelp(after)) return help(command === undefined ? args : wordsOf(command), commands, io);
  if (command === undefined) return refuseUnknown(args, commands, io);
  return command.run(after, io);
}

function wordsOf(command: Command): string[] {
  return command.name.split(' ');
}

function findCommand(args: readonly string[], commands: readonly Command[]): Command | undefined {
  return commands.find((command) => wordsOf(command).every((word, i) => args[i] === word));
}

function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  return args.slice(0, end < 0 ? args.length : end).some((arg) => arg === '--help' || arg === '-h');
}

function help(args: readonly string[], commands: readonly Command[], io: CommandIo): number {
  const words = args.filter((arg) => arg !== '--help' && arg !== '-h');
  const [first] = words;
  if (first === undefined) {
    io.stdout.write(generalHelp(commands));
    return exitCodes.success;
  }
  const command = findCommand(words, commands);
  if (command !== undefined) {
    io.stdout.write(command.usage.endsWith('\n') ? command.usage : `${command.usage}\n`);
    return exitCodes.success;
  }
  const family = familyOf(first, commands);
  if (family.length === 0 || words.length > 1) return refuseUnknown(words, commands, io);
  io.stdout.write(listCommands(`usage: bluezone ${first} COMMAND …`, family));
  return exitCodes.success;
}

function familyOf(word: string, commands: readonly Command[]): readonly Command[] {
  return commands.filter(({ name }) => name.startsWith(`${word} `));
}

function refuseUnknown(args: readonly string[], commands: readonly Command[], io: CommandIo): number {
  const [first = '', second] = args;
  const family = familyOf(first, commands);
  if (family.length === 0) {
    const what = first.startsWith('-') ? 'option' : 'command';
    io.stderr.write(`bluezone: there is no ${what} ${quotedText(first)}\nTry "bluezone help".\n`);
    return exitCodes.usage;
  }
  const choice = family.map(({ name }) => name.slice(first.length + 1)).join(', ');
  const wrong = second === undefined ? '' : `, not ${quotedText(second)}`;
  io.stderr.write(`bluezone ${first}: needs one of ${choice}${wrong}\nTry "bluezone help ${first}".\n`);
  return exitCodes.usage;
}
