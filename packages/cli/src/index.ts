// SPDX-License-Identifier: GPL-3.0-only
export { type Command, type CommandIo, exitCodes, type TextSink } from './command.ts';
export { commands } from './command-table.ts';
export { runCommandLine } from './run-command-line.ts';
