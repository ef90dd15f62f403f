// SPDX-License-Identifier: GPL-3.0-only
import { randomBytes } from 'node:crypto';
import { exitCodes } from '../command.ts';
import { refuse } from '../command-failure.ts';
import { defineCommand } from '../define-command.ts';
import { readDeployment, readRole } from '../read-deployment.ts';

export const staffAdd = defineCommand({
  name: 'staff add',
  summary: 'Add an account of the health authority’s staff, with a random password',
  usage: `usage: bluezone staff add NAME --config FILE [--role cases|all] [--as ROLE] [--json]

Adds the account NAME, for the whole country, at the cases desk of FILE and prints its password, which is nowhere
else and good for one login within a week, in which its owner enrols an authenticator app and chooses a password.
Hand it over and clear the screen. The first account is an administrator: all others are made in the console, by
administrators. With an embedded store the desk must not be running; with PostgreSQL it may.

  --config FILE  the operator's file
  --role ROLE    whose store holds the cases: cases (the usual) or all
  --as ROLE      administrator (the usual), supervisor, investigator or auditor
  --json         one JSON object on one line: username, password
`,
  options: { config: 'string', role: 'string', as: 'string', json: 'boolean' },
  operands: ['NAME'],
  async execute({ options, operands }, io) {
    const [username = ''] = operands;
    if (!/^[\p{L}\p{N}._@-]{1,80}$/u.test(username))
      return refuse('usage', 'NAME is made of 1 to 80 letters, digits and the signs . _ @ -');
    if (options.config === undefined) return refuse('usage', '--config FILE is missing');
    const asked = await readRole(options.role ?? 'cases');
    if (!asked.ok) return asked;
    const role = asked.value;
    if (role !== 'cases' && role !== 'all') return refuse('usage', '--role must be cases or all');
    const deployment = await readDeployment(options.config, role, io);
    if (!deployment.ok) return deployment;
    const { addStaff, nationalScope, staffRoles, withCasesStore } = await import('@bluezone/server');
    const staffRole = staffRoles.find((each) => each === (options.as ?? 'administrator'));
    if (staffRole === undefined) return refuse('usage', `--as must be one of ${staffRoles.join(', ')}`);
    const account = { username, name: username, role: staffRole, ...nationalScope };
    const added = await withCasesStore(deployment.value, role, (store) =>
      addStaff(store, account, io.now(), (length) => new Uint8Array(randomBytes(length))),
    );
    if (!added.ok) return added;
    const { password } = added.value;
    io.stdout.write(
      options.json ? `${JSON.stringify({ username, password })}\n` : `${username}, password ${password}\n`,
    );
    return exitCodes.success;
  },
});
