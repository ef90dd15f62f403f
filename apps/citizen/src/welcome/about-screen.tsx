// SPDX-License-Identifier: GPL-3.0-only
// What Bluezone does and does not do, in three short pages.
import { welcome as en } from '../language/en/welcome.ts';
import { useTexts } from '../language/use-language.ts';
import { useShared } from '../language/use-shared.ts';
import { welcome as vi } from '../language/vi/welcome.ts';
import { LinkButton } from '../parts/button.tsx';
import { Icon, type IconName } from '../parts/icon.tsx';
import { Screen } from '../parts/screen.tsx';
import { StepLine } from './step-line.tsx';
import { stepAfter, stepBefore } from './steps.ts';

const texts = { vi, en };
const steps = ['/welcome/1', '/welcome/2', '/welcome/3'] as const;
const icons: readonly IconName[] = ['shield', 'people', 'info'];

/** @param page 0…2 */
export function AboutScreen({ page }: { readonly page: 0 | 1 | 2 }) {
  const t = useTexts(texts);
  const shared = useShared();
  const { title, what } = t.pages[page] ?? { title: '', what: [] };
  const step = steps[page];
  return (
    <Screen title={title} back={stepBefore(step)}>
      <StepLine step={step} />
      <div class="welcome-icon">
        <Icon name={icons[page] ?? 'info'} size={5} />
      </div>
      {what.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <LinkButton to={stepAfter(step)} weight="main">
        {shared.next}
      </LinkButton>
    </Screen>
  );
}

export const FirstAbout = () => <AboutScreen page={0} />;
export const SecondAbout = () => <AboutScreen page={1} />;
export const ThirdAbout = () => <AboutScreen page={2} />;
