// SPDX-License-Identifier: GPL-3.0-only
import { parseArgs } from 'node:util';
import { type CommandResult, refuse } from './command-failure.ts';
import { quotedText } from './printable-text.ts';

/** Options of a command by name: `string` takes a value, `boolean` is a switch. */
export type OptionTypes = Readonly<Record<string, 'string' | 'boolean'>>;

/** What was given: texts as typed, switches as true. */
export type OptionValues<T extends OptionTypes> = {
  readonly [Name in keyof T]?: (T[Name] extends 'boolean' ? true : string) | undefined;
};

export interface ParsedArguments<T extends OptionTypes> {
  readonly options: OptionValues<T>;
  /** One text for each operand that the command names, in order. */
  readonly operands: readonly string[];
}

/**
 * Takes arguments apart. Operands are the names of what must be given besides options ("FILE"), all of them required.
 * Unknown options, missing or superfluous values, options given twice and a wrong number of operands are `usage`.
 */
export function parseArguments<T extends OptionTypes>(
  args: readonly string[],
  types: T,
  operands: readonly string[],
): CommandResult<ParsedArguments<T>> {
  const options = Object.fromEntries(Object.entries(types).map(([name, type]) => [name, { type }]));
  let parsed: ReturnType<typeof parseStrictly>;
  try {
    parsed = parseStrictly(args, options);
  } catch (error) {
    return explainParseError(error, types);
  }
  const given = new Set<string>();
  for (const token of parsed.tokens ?? []) {
    if (token.kind !== 'option') continue;
    if (given.has(token.name)) return refuse('usage', `--${token.name} is given twice`);
    if (token.value === '') return refuse('usage', `--${token.name} needs a value that is not empty`);
    given.add(token.name);
  }
  const missing = operands[parsed.positionals.length];
  if (missing !== undefined) return refuse('usage', `${missing} is missing`);
  const isOpenEnded = operands.at(-1)?.endsWith('…') === true;
  const extra = isOpenEnded ? undefined : parsed.positionals[operands.length];
  if (extra !== undefined) return refuse('usage', `${quotedText(extra)} is one argument too many`);
  if (parsed.positionals.includes('')) return refuse('usage', 'an argument is empty');
  return {
    ok: true,
    value: { options: parsed.values as OptionValues<T>, operands: parsed.positionals },
  };
}

function parseStrictly(args: readonly string[], options: Record<string, { type: 'string' | 'boolean' }>) {
  return parseArgs({ args: [...args], options, allowPositionals: true, strict: true, tokens: true });
}

function explainParseError(error: unknown, types: OptionTypes): CommandResult<never> {
  const { code, message } = error as { code?: unknown; message: string };
  const option = /'(?<option>-[^' ]*)/.exec(message)?.groups?.option ?? '';
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION')
    return refuse('usage', `there is no option ${quotedText(option)}`);
  if (code !== 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') throw error;
  const name = option.replace(/^--/, '');
  if (!Object.hasOwn(types, name)) return refuse('usage', `${quotedText(option)} cannot be understood`);
  return refuse('usage', types[name] === 'boolean' ? `--${name} takes no value` : `--${name} needs a value`);
}
