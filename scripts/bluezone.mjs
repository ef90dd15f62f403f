// SPDX-License-Identifier: GPL-3.0-only
// The `bluezone` command from a clone: installs and builds what is missing, then becomes the command itself, in this
// process, so that signals, the exit code and stdout are the command's own.
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './ensure-built.mjs';
import { ensureInstalled } from './ensure-installed.mjs';
import { folderOfCaller } from './folder-of-caller.mjs';
import { root } from './root.mjs';

await ensureInstalled(root);
await ensureBuilt(root);
process.chdir(folderOfCaller(root, process.cwd(), process.env));
process.setSourceMapsEnabled(true);
await import(pathToFileURL(`${root}/.build/cli/main.mjs`).href);
