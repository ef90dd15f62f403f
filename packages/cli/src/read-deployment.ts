// SPDX-License-Identifier: GPL-3.0-only
// The operator's file as commands take it: read, checked as a whole, and every complaint told at once.
import { dirname, resolve } from 'node:path';
import type { Deployment, ServeRole } from '@bluezone/server';
import type { CommandIo } from './command.ts';
import { type CommandResult, refuse } from './command-failure.ts';
import { readFileWithin } from './file-access.ts';
import { quotedText } from './printable-text.ts';

/** A role as typed after --role; `usage` names those there are. */
export async function readRole(text: string | undefined): Promise<CommandResult<ServeRole | undefined>> {
  const { serveRoles } = await import('@bluezone/server');
  if (text === undefined) return { ok: true, value: undefined };
  const role = serveRoles.find((each) => each === text);
  return role === undefined
    ? refuse('usage', `--role must be one of ${serveRoles.join(', ')}, not ${quotedText(text)}`)
    : { ok: true, value: role };
}

/** Reads a file for a role, or for any when none is given; `configuration.layout` with one complaint a line. */
export async function readDeployment(
  path: string,
  role: ServeRole | undefined,
  io: CommandIo,
): Promise<CommandResult<Deployment>> {
  const { checkOperatorFile, complaintText, longestOperatorFile, parseOperatorFile } = await import(
    '@bluezone/server'
  );
  const bytes = readFileWithin(io.cwd, path, longestOperatorFile);
  if (!bytes.ok) return bytes;
  const value = parseOperatorFile(bytes.value);
  if (!value.ok) return refuse('configuration.layout', `${quotedText(path)}: ${value.detail}`);
  const checked = checkOperatorFile(value.value, role);
  if (checked.ok) {
    const folder = dirname(resolve(io.cwd, path));
    return { ok: true, value: { file: checked.file, folder, environment: io.env } };
  }
  const { length } = checked.complaints;
  const lines = checked.complaints.map((complaint) => `  ${complaintText(complaint)}`);
  io.stderr.write(`${quotedText(path)} is not right:\n${lines.join('\n')}\n`);
  return refuse('configuration.layout', `${length} ${length === 1 ? 'field is' : 'fields are'} wrong`);
}
