// SPDX-License-Identifier: GPL-3.0-only
// A table that the desk makes, saved as a file. It is asked for by the page, so that the session's rules hold and a refusal is told.

import { preferences } from '../preferences/preferences.ts';
import { ask } from './ask.ts';
import { fetchDesk } from './desk.ts';
import { DeskProblem } from './problem.ts';

/** @param name of the file @throws DeskProblem */
export async function saveAnswer(
  path: string,
  query: Readonly<Record<string, string | undefined>>,
  name: string,
): Promise<void> {
  const given = Object.entries(query).filter((each): each is [string, string] => each[1] !== undefined);
  const search = new URLSearchParams(given).toString();
  const blob = await ask<Blob>(async () => {
    const response = await fetchDesk(
      new Request(search === '' ? path : `${path}?${search}`, {
        headers: { 'x-bluezone-console': '1', 'accept-language': preferences().language },
        credentials: 'same-origin',
        cache: 'no-store',
        redirect: 'error',
      }),
    );
    if (response.ok) return { data: await response.blob(), response };
    const error: unknown = await response.json().catch(() => {
      throw new DeskProblem({ code: 'net.status', status: response.status });
    });
    return { error, response };
  });
  saveFile(name, blob);
}

/** Hands a file to the browser. */
export function saveFile(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
