// SPDX-License-Identifier: GPL-3.0-only
import { information as en } from '../language/en/information.ts';
import { useTexts } from '../language/use-language.ts';
import { information as vi } from '../language/vi/information.ts';
import { Screen } from '../parts/screen.tsx';

const texts = { vi, en };

export function QuestionsScreen() {
  const t = useTexts(texts);
  return (
    <Screen title={t.questionsTitle} back="/more">
      <div class="tight">
        {t.questions.map(({ q, a }) => (
          <details key={q}>
            <summary>{q}</summary>
            <p>{a}</p>
          </details>
        ))}
      </div>
    </Screen>
  );
}
