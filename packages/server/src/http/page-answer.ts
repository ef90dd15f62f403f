// SPDX-License-Identifier: GPL-3.0-only
// What a page's server answers: its files, packed as the browser can unpack them, and for every address that is a screen of
// an app, the app itself, which finds out by itself which screen that is.
import type { PageCoding, PageFile } from './page-files.ts';

export interface PageRequest {
  /** Below the page's own folder, beginning with "/". */
  readonly path: string;
  readonly accept: string | undefined;
  readonly acceptEncoding: string | undefined;
  readonly ifNoneMatch: string | undefined;
}

export interface PageAnswer {
  readonly status: 200 | 304;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | null;
}

/** Null when there is nothing at this address. @param hasScreens whether addresses without a file are screens */
export async function pageAnswer(
  files: ReadonlyMap<string, PageFile>,
  request: PageRequest,
  hasScreens: boolean,
): Promise<PageAnswer | null> {
  const file = files.get(request.path) ?? (hasScreens && isScreen(request) ? files.get('/') : undefined);
  if (file === undefined) return null;
  const coding = file.isPackable ? bestCoding(request.acceptEncoding ?? '') : 'identity';
  const headers = {
    'content-type': file.contentType,
    'cache-control': file.cacheControl,
    etag: file.entityTag,
    vary: 'accept-encoding',
    ...(coding === 'identity' ? {} : { 'content-encoding': coding }),
  };
  const known = (request.ifNoneMatch ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  if (known.includes(file.entityTag)) return { status: 304, headers, body: null };
  return { status: 200, headers, body: await file.as(coding) };
}

/** Somebody looks at an address; a file that is missing is not one. */
function isScreen({ path, accept = '' }: PageRequest): boolean {
  return accept.includes('text/html') && !/\.\w+$/.test(path) && !path.startsWith('/assets/');
}

function bestCoding(accepted: string): PageCoding {
  const codings = accepted
    .split(',')
    .map((each) => each.trim().toLowerCase())
    .filter((each) => !/;\s*q=0(?:\.0*)?$/.test(each))
    .map((each) => each.split(';', 1)[0]);
  return (['br', 'gzip'] as const).find((coding) => codings.includes(coding)) ?? 'identity';
}
