// SPDX-License-Identifier: GPL-3.0-only
import { Navigate } from '@tanstack/react-router';
import { firstArea } from '../session/areas.ts';
import { usePerson } from '../session/use-session.ts';

/** The first page leads to where a person's work is. */
export function Start() {
  const area = firstArea(usePerson());
  return <Navigate to={area === null ? '/account' : `/${area}`} replace />;
}
