// SPDX-License-Identifier: GPL-3.0-only
import { exitCodes } from '../command.ts';
import { defineCommand } from '../define-command.ts';
import { readRole } from '../read-deployment.ts';

export const configExample = defineCommand({
  name: 'config example',
  summary: 'Print an operator’s file to begin with, or the configuration that phones get',
  usage: `usage: bluezone config example [--role ROLE | --phones]

Prints an operator's file for production in JSON: the four desks of a deployment on one machine, or ROLE alone. Every
secret in it is the name of a file. docs/operations.md explains each field.

  --role ROLE  registration, cases, exposure, meetings or all
  --phones     the configuration that phones get, the file that the field "phones" names
`,
  options: { role: 'string', phones: 'boolean' },
  operands: [],
  async execute({ options }, io) {
    const role = await readRole(options.role);
    if (!role.ok) return role;
    const { examplePhones, exampleFile } = await import('@bluezone/server');
    const example = options.phones ? examplePhones() : exampleFile(role.value);
    io.stdout.write(`${JSON.stringify(example, null, 2)}\n`);
    return exitCodes.success;
  },
});
