// SPDX-License-Identifier: GPL-3.0-only
// `bluezone serve`: the server of a deployment, one desk or all of them. Its log goes to stdout, one JSON object a line.
import type { RunningDesks } from '@bluezone/server';
import { builtConsoleFolder } from '../built-file.ts';
import { type CommandIo, exitCodes } from '../command.ts';
import { type CommandFailure, refuse } from '../command-failure.ts';
import { defineCommand } from '../define-command.ts';
import { interruption } from '../interruption.ts';
import { readDeployment, readRole } from '../read-deployment.ts';

export const serve = defineCommand({
  name: 'serve',
  summary: 'Run one desk of a deployment, or all of them',
  usage: `usage: bluezone serve --role ROLE --config FILE

Runs ROLE as FILE describes it: registration, cases, exposure or meetings, each in a process of its own with its own
database role and its own keys, or all of them in one. Begin with "bluezone config example", and let "bluezone config
check" tell what is wrong. The log goes to stdout, one JSON object a line, with no address, number or key in it.

The cases desk also serves the health authority’s console, at /console/ of its public address.

SIGTERM or SIGINT ends it: it tells /readyz that it is closing, ends what is under way, and closes its database. A
second one ends it at once; nothing that was acknowledged is lost either way.

  --role ROLE    registration, cases, exposure, meetings or all
  --config FILE  the operator's file
`,
  options: { role: 'string', config: 'string' },
  operands: [],
  async execute({ options }, io) {
    if (options.role === undefined) return refuse('usage', '--role ROLE is missing');
    if (options.config === undefined) return refuse('usage', '--config FILE is missing');
    const role = await readRole(options.role);
    if (!role.ok) return role;
    const deployment = await readDeployment(options.config, role.value, io);
    if (!deployment.ok) return deployment;
    if (role.value === undefined) return refuse('usage', '--role ROLE is missing');
    const { startDesks } = await import('@bluezone/server');
    const stopped = interruption();
    let running: RunningDesks;
    try {
      const consoleFolder = builtConsoleFolder();
      const started = await startDesks({
        ...deployment.value,
        role: role.value,
        ...(consoleFolder === undefined ? {} : { consoleFolder }),
      });
      if (!started.ok) return started;
      running = started.value;
    } catch (error) {
      const failure = explainListenError(error);
      if (failure === undefined) throw error;
      return failure;
    }
    tell(running, role.value, io);
    await stopped;
    io.stderr.write('Stopping.\n');
    await running.close();
    return exitCodes.success;
  },
});

function tell({ addresses }: RunningDesks, role: string, { stderr }: CommandIo): void {
  const places = Object.entries(addresses).map(([name, address]) => `${name} ${address}`);
  stderr.write(`Serving ${role}: ${places.join(', ')}\n`);
}

function explainListenError(error: unknown): CommandFailure | undefined {
  const { code, syscall, port } = error as NodeJS.ErrnoException & { port?: number };
  if (syscall !== 'listen' && syscall !== 'getaddrinfo') return undefined;
  if (code === 'EADDRINUSE')
    return refuse('port.in-use', `Port ${port} is in use by another program. Change it in the file.`);
  if (code === 'EACCES')
    return refuse('port.forbidden', `Port ${port} may not be used by you. Choose one above 1023.`);
  return refuse('configuration.layout', `an address cannot be listened on (${code})`);
}
