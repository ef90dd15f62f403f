// SPDX-License-Identifier: GPL-3.0-only
import { exitCodes } from '../command.ts';
import { refuse } from '../command-failure.ts';
import { defineCommand } from '../define-command.ts';
import { deskConnectionsHelp, readDeskConnections } from '../desk-connection-files.ts';
import { databaseOptionHelp, readStorePlace, storePlaceOptionTypes } from '../store-place-option.ts';

export const migrate = defineCommand({
  name: 'migrate',
  summary: 'Bring the tables of a database up to date, and the roles and rights of the desks',
  usage: `usage: bluezone migrate (--data DIR | --database URL | --database-file FILE) [options]

Runs the migrations that a database has not seen, each whole or not at all. On PostgreSQL it also makes a role for each
desk (bluezone_registration, bluezone_cases, bluezone_exposure, bluezone_meetings) and gives each the rights to its own
rows and no others. It may run again, and several at once do no harm.

  --data DIR               an embedded store; nobody else may use it meanwhile
${databaseOptionHelp}
${deskConnectionsHelp}
  --json                   one JSON object on one line: ran, the names of the migrations that ran now
`,
  options: { ...storePlaceOptionTypes, 'desk-connections': 'string', json: 'boolean' },
  operands: [],
  async execute({ options }, io) {
    const place = readStorePlace(options, io);
    if (!place.ok) return place;
    if (place.value.kind === 'embedded' && options['desk-connections'] !== undefined)
      return refuse('usage', '--desk-connections: an embedded store has no roles');
    const passwords = await readDeskConnections(
      options['desk-connections'],
      place.value.kind === 'postgres' ? place.value.connection : '',
      io,
    );
    if (!passwords.ok) return passwords;
    const { migrateStore } = await import('@bluezone/server');
    const ran = await migrateStore(place.value, passwords.value);
    if (!ran.ok) return ran;
    const text = ran.value.length === 0 ? 'up to date already' : `ran ${ran.value.join(', ')}`;
    io.stdout.write(options.json ? `${JSON.stringify({ ran: ran.value })}\n` : `${text}\n`);
    return exitCodes.success;
  },
});
