// SPDX-License-Identifier: GPL-3.0-only

export type Params = Readonly<Record<string, string>>;

/**
 * Parameters of an address that a pattern fits, such as "/history/:day"; null when it does not fit. Each ":name" takes one
 * part of the address.
 */
export function matchRoute(pattern: string, address: string): Params | null {
  const wanted = pattern.split('/');
  const given = address.split('/');
  if (wanted.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [i, part] of wanted.entries()) {
    const here = given[i] ?? '';
    if (!part.startsWith(':')) {
      if (part !== here) return null;
    } else if (here === '') return null;
    else params[part.slice(1)] = decoded(here);
  }
  return params;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
