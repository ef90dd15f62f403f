// SPDX-License-Identifier: GPL-3.0-only
import type { RequestReason } from './request-log.ts';

/** Why a path is asked for. */
export function reasonOf(path: string): RequestReason {
  if (path === '/v1/index') return 'index';
  if (path.startsWith('/v1/exports/')) return 'export';
  if (path.startsWith('/v1/configurations/')) return 'configuration';
  if (path === '/v1/post') return 'post';
  if (path.startsWith('/v1/registration/')) return 'registration';
  return path.startsWith('/tour/') || path.startsWith('/development/') ? 'town' : 'app';
}
