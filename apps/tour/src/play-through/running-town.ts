// SPDX-License-Identifier: GPL-3.0-only
// The real `npm start` as a process of its own, which a story may end as roughly as it likes.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('../../../../scripts/bluezone.mjs', import.meta.url));

export interface RunningTown {
  /** "http://127.0.0.1:8420". */
  readonly address: string;
  readonly port: number;
  /** Everything that the command has said. */
  said(): string;
  /** Rejects when the command ends before it says that the town is ready. */
  readonly ready: Promise<void>;
  /** kill -9: nothing is written any more. */
  kill(): Promise<void>;
}

/**
 * Starts a town and waits until its page can be opened, which is before the town is ready.
 *
 * @param given which town: options of `bluezone start`
 * @param port 0 for a free one
 */
export async function startTown(data: string, given: readonly string[], port = 0): Promise<RunningTown> {
  const options = [...given, '--data', data, '--port', String(port)];
  const child = spawn(process.execPath, [script, 'start', ...options], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  let look = () => {};
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      look();
    });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const isSaid = (wanted: RegExp): Promise<RegExpExecArray> =>
    new Promise((resolve, reject) => {
      const before = look;
      look = () => {
        before();
        const found = wanted.exec(said);
        if (found !== null) resolve(found);
      };
      look();
      void ended.then((code) =>
        reject(new Error(`bluezone start ended with ${code}, having said:\n${said}`)),
      );
    });
  const ready = isSaid(/the town is ready/).then(() => undefined);
  ready.catch(() => undefined);
  const [, address = ''] = await isSaid(/Bluezone is at (\S+)\n/);
  return {
    address,
    port: Number(new URL(address).port),
    said: () => said,
    ready,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
