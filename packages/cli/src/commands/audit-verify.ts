// SPDX-License-Identifier: GPL-3.0-only
import { utf8Text } from '@bluezone/protocol';
import type { HeadView } from '@bluezone/server';
import { exitCodes } from '../command.ts';
import { type CommandResult, refuse } from '../command-failure.ts';
import { defineCommand } from '../define-command.ts';
import { readFileWithin } from '../file-access.ts';
import { quotedText } from '../printable-text.ts';
import { readDeployment, readRole } from '../read-deployment.ts';

const longestHeads = 64 * 1024 * 1024;

const isHead = (value: unknown): value is HeadView => {
  if (typeof value !== 'object' || value === null) return false;
  const { province, seal, day, count, head } = value as Record<string, unknown>;
  return (
    [province, day, head].every((each) => typeof each === 'string') &&
    [seal, count].every((each) => Number.isSafeInteger(each))
  );
};

/** Heads as GET /v1/audit/heads tells them, or as `--heads` of this command wrote them. */
function readHeads(cwd: string, path: string): CommandResult<HeadView[]> {
  const bytes = readFileWithin(cwd, path, longestHeads);
  if (!bytes.ok) return bytes;
  let value: unknown;
  try {
    value = JSON.parse(utf8Text(bytes.value) ?? '');
  } catch {
    value = null;
  }
  const heads = Array.isArray(value) ? value : (value as { heads?: unknown } | null)?.heads;
  return Array.isArray(heads) && heads.every(isHead)
    ? { ok: true, value: heads }
    : refuse('file.unreadable', `${quotedText(path)} holds no heads of the record`);
}

export const auditVerify = defineCommand({
  name: 'audit verify',
  summary: 'Check that the record of what staff did is as it was when each day was sealed',
  usage: `usage: bluezone audit verify --config FILE [--role cases|all] [--from HEADS] [--heads] [--json]

Computes the chain of hashes over every sealed act anew, by province and day, and tells where it does not fit. With
heads that somebody kept elsewhere it also tells when days are gone or everything was made anew, which no chain can
show by itself. With an embedded store the desk must not be running; with PostgreSQL it may.

  --config FILE  the operator's file
  --role ROLE    whose store holds the record: cases (the usual) or all
  --from HEADS   heads that were kept: JSON of GET /v1/audit/heads, or what --heads printed
  --heads        prints the heads of now as JSON, to be kept elsewhere, instead of checking
  --json         one JSON object on one line: ok, acts, heads, waiting, older, faults

Exit code 0 only when everything fits.
`,
  options: { config: 'string', role: 'string', from: 'string', heads: 'boolean', json: 'boolean' },
  operands: [],
  async execute({ options }, io) {
    if (options.config === undefined) return refuse('usage', '--config FILE is missing');
    const asked = await readRole(options.role ?? 'cases');
    if (!asked.ok) return asked;
    const role = asked.value;
    if (role !== 'cases' && role !== 'all') return refuse('usage', '--role must be cases or all');
    const kept =
      options.from === undefined ? { ok: true as const, value: [] } : readHeads(io.cwd, options.from);
    if (!kept.ok) return kept;
    const deployment = await readDeployment(options.config, role, io);
    if (!deployment.ok) return deployment;
    const { checkActs, listHeads, withCasesStore } = await import('@bluezone/server');
    if (options.heads) {
      const heads = await withCasesStore(deployment.value, role, async ({ audit }) => ({
        ...{ ok: true as const, value: await listHeads(audit) },
      }));
      if (!heads.ok) return heads;
      io.stdout.write(`${JSON.stringify({ heads: heads.value })}\n`);
      return exitCodes.success;
    }
    const checked = await withCasesStore(deployment.value, role, async ({ audit }) => ({
      ...{ ok: true as const, value: await checkActs(audit, undefined, kept.value) },
    }));
    if (!checked.ok) return checked;
    const { ok, acts, heads, waiting, older, faults } = checked.value;
    if (options.json) io.stdout.write(`${JSON.stringify(checked.value)}\n`);
    else {
      for (const { province, seal, day, fault } of faults)
        io.stdout.write(`${fault}: province ${province || '(country)'}, seal ${seal}${day && `, ${day}`}\n`);
      const told = `${acts} acts under ${heads} seals, ${waiting} not sealed yet, ${older} from before seals`;
      io.stdout.write(ok ? `everything fits: ${told}\n` : `${faults.length} faults: ${told}\n`);
    }
    return ok ? exitCodes.success : exitCodes.failure;
  },
});
