// SPDX-License-Identifier: GPL-3.0-only
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { ask } from '../desk/ask.ts';
import { desk } from '../desk/desk.ts';
import { notify } from '../parts/announce.tsx';
import type { Directive, Directives } from './parameters.ts';

const queryKey = ['directives'];

export function useDirectives() {
  return useQuery({ queryKey, queryFn: () => ask(() => desk.GET('/v1/configuration')) });
}

type Content = Pick<Directive, 'kind' | 'reason'> &
  Partial<Pick<Directive, 'configuration' | 'notices' | 'sunsetDay'>>;

/** Sends a proposal, then goes back to the list. @param told what to say when it is sent */
export function usePropose(told: string) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (body: Content) => ask(() => desk.POST('/v1/configuration/proposals', { body })),
    onSuccess: async () => {
      notify(told);
      await queries.invalidateQueries({ queryKey });
      await navigate({ to: '/configuration' });
    },
  });
}

/** Sends again what an approved proposal said. */
export function useRollback(told: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: { readonly number: number; readonly reason: string }) =>
      ask(() => desk.POST('/v1/configuration/rollback', { body })),
    onSuccess: () => {
      notify(told);
      return queries.invalidateQueries({ queryKey });
    },
  });
}

export type Decision = 'approve' | 'reject' | 'withdraw';

export function useDecide(told: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({
      id,
      version,
      how,
      reason,
    }: Pick<Directive, 'id' | 'version'> & { how: Decision; reason: string }) =>
      ask(() =>
        desk.POST(`/v1/configuration/proposals/{id}/${how}`, {
          params: { path: { id } },
          body: { version, ...(reason === '' ? {} : { reason }) },
        }),
      ),
    onSuccess: () => notify(told),
    // A refusal means that the list is old.
    onSettled: () => queries.invalidateQueries({ queryKey }),
  });
}

/** Number of what is in force of a kind, as the decided proposals tell it; 0 for none. */
export function numberInForce({ history }: Pick<Directives, 'history'>, kind: Directive['kind']): number {
  return Math.max(0, ...history.filter((each) => each.kind === kind).map(({ number }) => number ?? 0));
}
