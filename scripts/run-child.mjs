// SPDX-License-Identifier: GPL-3.0-only
import { spawn } from 'node:child_process';

const FORWARDED = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs a Node script (or, with `command`, a program) until it ends, and hands it the signals this process gets.
 *
 * @param {string[]} args
 * @param {{ command?: string, cwd?: string, env?: NodeJS.ProcessEnv, stdio?: import('node:child_process').StdioOptions,
 *   onOutput?: (text: string) => void }} [options] `onOutput` takes stdout and stderr when they are piped
 * @returns {Promise<number>} the exit code; 1 when a signal ended the child
 */
export function runChild(args, { command = process.execPath, onOutput, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options });
    const forward = (signal) => child.kill(signal);
    for (const signal of FORWARDED) process.on(signal, forward);
    const settle = () => {
      for (const signal of FORWARDED) process.off(signal, forward);
    };
    if (onOutput) {
      for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', onOutput);
    }
    child.once('error', (error) => {
      settle();
      reject(error);
    });
    child.once('close', (code) => {
      settle();
      resolve(code ?? 1);
    });
  });
}
