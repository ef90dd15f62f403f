// SPDX-License-Identifier: GPL-3.0-only
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { configuration as en } from '../language/en/configuration.ts';
import { useTexts } from '../language/use-language.ts';
import { useShared } from '../language/use-shared.ts';
import { configuration as vi } from '../language/vi/configuration.ts';
import { Loaded } from '../parts/loaded.tsx';
import { Screen } from '../parts/screen.tsx';
import type { Directives } from './parameters.ts';
import { useDirectives } from './use-directives.ts';

const texts = { vi, en };

interface ProposalScreenProps {
  readonly kind: keyof typeof vi.propose;
  readonly isWide?: boolean | undefined;
  /** The form over what is in force. */
  readonly children: (inForce: Directives['inForce']) => ReactNode;
}

/** The screen of one kind of proposal. */
export function ProposalScreen({ kind, isWide = false, children }: ProposalScreenProps) {
  const t = useTexts(texts);
  const shared = useShared();
  const query = useDirectives();
  return (
    <Screen
      title={t.propose[kind]}
      {...(isWide ? {} : { width: 'narrow' })}
      crumb={<Link to="/configuration">{shared.areas.configuration}</Link>}
    >
      <Loaded query={query}>{({ inForce }) => children(inForce)}</Loaded>
    </Screen>
  );
}
