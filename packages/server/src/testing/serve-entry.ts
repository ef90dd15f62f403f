// SPDX-License-Identifier: GPL-3.0-only
// The process that four-processes.test.ts starts, as `bluezone serve` does. For tests only.
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { checkOperatorFile, type ServeRole } from '../configuration/check-operator-file.ts';
import { complaintText } from '../configuration/complaint.ts';
import { startDesks } from '../desks/start-desks.ts';

const [role = '', path = ''] = process.argv.slice(2);
const checked = checkOperatorFile(JSON.parse(readFileSync(path, 'utf8')), role as ServeRole);
if (!checked.ok) throw new Error(checked.complaints.map(complaintText).join('\n'));
const stopped = new Promise<void>((resume) => process.once('SIGTERM', () => resume()));
const desks = await startDesks({
  ...{ file: checked.file, role: role as ServeRole },
  folder: dirname(path),
  environment: process.env,
});
if (!desks.ok) throw new Error(desks.detail);
await stopped;
await desks.value.close();
