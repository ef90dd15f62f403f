// SPDX-License-Identifier: GPL-3.0-only
import { exposureNotificationUuid, testServiceUuid } from '@bluezone/protocol';
import { exitCodes } from '../command.ts';
import { refuse } from '../command-failure.ts';
import { CivilDays } from '../contacts/civil-days.ts';
import { writeContactsJson, writeContactsText } from '../contacts/write-contacts.ts';
import { defineCommand } from '../define-command.ts';
import { parseIntegerOption } from '../parse-number-option.ts';
import { quotedText } from '../printable-text.ts';

const separator = ',';
/** Identifier and metadata of the Exposure Notification. */
const notificationLength = 20;
const mostHours = 14;

export const replay = defineCommand({
  name: 'replay',
  summary: 'Judge from Bluetooth captures of phones who met whom, how near and for how long',
  usage: `usage: bluezone replay --btsnoop FILE[,FILE…] [--service UUID] [--clock-ahead HOURS] [--zone ZONE] [--json]

Sends recorded captures (btsnoop, as Android's "Bluetooth HCI snoop log" and btmon write them) through the product's own
path: beacons of a service, what was heard, encounters, minutes within two metres. A capture names its phone; which
identifiers are whose is read from each phone's own advertising commands.

  --btsnoop FILES      captures, separated by commas
  --service UUID       16-bit UUID of the beacons' service, in hexadecimal (default ${testServiceUuid.toString(16)}; ${exposureNotificationUuid.toString(16)} for the
                       Exposure Notification)
  --clock-ahead HOURS  by how much the captures' clocks are ahead of UTC, −12 to 14 (default 0)
  --zone ZONE          in which days begin at midnight (default UTC)
  --json               the same object as "bluezone contacts --json", with badLines 0
`,
  options: { btsnoop: 'string', service: 'string', 'clock-ahead': 'string', zone: 'string', json: 'boolean' },
  operands: [],
  async execute({ options }, io) {
    const files = (options.btsnoop ?? '').split(separator).filter((file) => file !== '');
    if (files.length === 0) return refuse('usage', '--btsnoop FILE is missing');
    const uuid = options.service ?? testServiceUuid.toString(16);
    if (!/^(?:0x)?[0-9a-f]{1,4}$/i.test(uuid))
      return refuse('usage', `${quotedText(uuid)} is no 16-bit UUID`);
    const days = CivilDays.of(options.zone ?? 'UTC');
    if (days === undefined) return refuse('usage', `there is no zone ${quotedText(options.zone ?? '')}`);
    const hours = parseIntegerOption('clock-ahead', options['clock-ahead'] ?? '0', -12, mostHours);
    if (!hours.ok) return hours;
    const { readCaptures } = await import('../contacts/read-captures.ts');
    const service = Number.parseInt(uuid.replace(/^0x/i, ''), 16);
    const read = await readCaptures(io.cwd, files, {
      service,
      beaconLength: notificationLength,
      isOurs: service !== exposureNotificationUuid,
      clockAhead: hours.value * 3600,
    });
    if (!read.ok) return read;
    const { columns, packets, fromKnownPhones } = read.value;
    if (packets === 0) return refuse('trace.empty', `no beacon of the service ${quotedText(uuid)} was heard`);
    const { judgeSightings } = await import('../contacts/judge-sightings.ts');
    const results = judgeSightings(columns, days);
    if (options.json) writeContactsJson(results, 0, io);
    else writeContactsText(results, io);
    io.stderr.write(`${packets} packets heard, ${fromKnownPhones} of them from phones with a capture\n`);
    return exitCodes.success;
  },
});
