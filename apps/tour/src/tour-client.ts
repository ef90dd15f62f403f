// SPDX-License-Identifier: GPL-3.0-only
// The page's only way to the server. A server that is gone is an outcome, not an exception.
import type { TourView } from '@bluezone/simulator';

export type Answer =
  | { readonly kind: 'view'; readonly view: TourView }
  | { readonly kind: 'opening' }
  | { readonly kind: 'refused' }
  | { readonly kind: 'gone' };

async function ask(path: string, init: RequestInit): Promise<Answer> {
  try {
    const response = await fetch(path, { ...init, cache: 'no-store', redirect: 'error' });
    if (response.status === 503) return { kind: 'opening' };
    if (!response.ok) return { kind: 'refused' };
    return { kind: 'view', view: (await response.json()) as TourView };
  } catch {
    return { kind: 'gone' };
  }
}

const post = (path: string, body: object): Promise<Answer> =>
  ask(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

export const tourClient = {
  state: (phone: number | null) => ask(phone === null ? '/tour/state' : `/tour/state?phone=${phone}`, {}),
  step: (step: string) => post('/tour/step', { step }),
  restart: () => post('/tour/restart', {}),
};
