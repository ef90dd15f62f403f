// SPDX-License-Identifier: GPL-3.0-only
// Published files in a local directory. Written aside, synced, then renamed: a reader or a crash sees all or nothing.
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { assertObjectName, type ObjectStore } from './object-store.ts';

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT';
}

async function syncDirectory(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Published files under `directory`, which is made when missing. */
export function directoryObjectStore(directory: string): ObjectStore {
  let writes = 0;
  return {
    async put(name, bytes) {
      assertObjectName(name);
      const path = join(directory, name);
      await mkdir(dirname(path), { recursive: true });
      const aside = `${path}.${process.pid}.${writes++}.part`;
      const handle = await open(aside, 'w', 0o644);
      try {
        await handle.writeFile(bytes);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(aside, path);
      await syncDirectory(dirname(path));
    },
    async get(name) {
      assertObjectName(name);
      try {
        return new Uint8Array(await readFile(join(directory, name)));
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
    },
    async remove(name) {
      assertObjectName(name);
      await rm(join(directory, name), { force: true });
    },
    async list(folder) {
      try {
        const names = await readdir(join(directory, folder));
        return names
          .filter((name) => !name.endsWith('.part'))
          .map((name) => `${folder}/${name}`)
          .sort();
      } catch (error) {
        if (isMissing(error)) return [];
        throw error;
      }
    },
  };
}
