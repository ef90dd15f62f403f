// SPDX-License-Identifier: GPL-3.0-only
import { useShared } from '../language/use-shared.ts';
import { Screen } from '../parts/screen.tsx';

export function NewCaseScreen() {
  const t = useShared();
  return <Screen title={t.areas.cases}>{null}</Screen>;
}
