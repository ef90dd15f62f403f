// SPDX-License-Identifier: GPL-3.0-only
// Every command, in the order of the help. What a command needs from other packages it loads when it runs, so that
// `--help` and offline commands start at once.
import type { Command } from './command.ts';
import { auditVerify } from './commands/audit-verify.ts';
import { auditWatch } from './commands/audit-watch.ts';
import { backup } from './commands/backup.ts';
import { configCheck } from './commands/config-check.ts';
import { configExample } from './commands/config-example.ts';
import { contacts } from './commands/contacts.ts';
import { dbMove } from './commands/db-move.ts';
import { demo } from './commands/demo.ts';
import { exportInspect } from './commands/export-inspect.ts';
import { keysBackup } from './commands/keys-backup.ts';
import { keysMake } from './commands/keys-make.ts';
import { keysRestore } from './commands/keys-restore.ts';
import { keysRotate } from './commands/keys-rotate.ts';
import { keysShow } from './commands/keys-show.ts';
import { migrate } from './commands/migrate.ts';
import { replay } from './commands/replay.ts';
import { restore } from './commands/restore.ts';
import { serve } from './commands/serve.ts';
import { staffAdd } from './commands/staff-add.ts';
import { start } from './commands/start.ts';
import { town } from './commands/town.ts';

export const commands: readonly Command[] = [
  start,
  demo,
  town,
  contacts,
  replay,
  serve,
  configCheck,
  configExample,
  staffAdd,
  auditVerify,
  auditWatch,
  exportInspect,
  keysMake,
  keysShow,
  keysRotate,
  keysBackup,
  keysRestore,
  migrate,
  dbMove,
  backup,
  restore,
];
