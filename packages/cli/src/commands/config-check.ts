// SPDX-License-Identifier: GPL-3.0-only
import { exitCodes } from '../command.ts';
import { refuse } from '../command-failure.ts';
import { defineCommand } from '../define-command.ts';
import { readDeployment, readRole } from '../read-deployment.ts';

export const configCheck = defineCommand({
  name: 'config check',
  summary: 'Tell everything that is wrong with an operator’s file',
  usage: `usage: bluezone config check FILE [--role ROLE] [--json]

Checks FILE field by field: its form, secrets that stand in it, what contradicts itself, and in production whatever is
only fit for trying out. Every complaint names the field, what was given and what is allowed.

  --role ROLE  also opens the keys, secrets and files that ROLE needs on this machine: registration, cases, exposure,
               meetings or all. Databases and other desks are not asked.
  --json       one JSON object on one line: {"roles": […]} when all is well
`,
  options: { role: 'string', json: 'boolean' },
  operands: ['FILE'],
  async execute({ options, operands }, io) {
    const [path = ''] = operands;
    const role = await readRole(options.role);
    if (!role.ok) return role;
    const deployment = await readDeployment(path, role.value, io);
    if (!deployment.ok) return deployment;
    const { checkDeployment, serveRoles } = await import('@bluezone/server');
    const { file } = deployment.value;
    if (role.value !== undefined) {
      const failures = checkDeployment(deployment.value, role.value).flatMap((each) =>
        each.ok ? [] : [each],
      );
      const [first, ...others] = failures;
      for (const { code, detail } of others) io.stderr.write(`${code}: ${detail}\n`);
      if (first !== undefined) return refuse(first.code, first.detail);
    }
    const roles = serveRoles.filter((each) => file[each] !== undefined);
    const result = { mode: file.mode, roles };
    io.stdout.write(
      options.json ? `${JSON.stringify(result)}\n` : `right, for ${file.mode}: ${roles.join(', ')}\n`,
    );
    return exitCodes.success;
  },
});
