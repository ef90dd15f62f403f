// SPDX-License-Identifier: GPL-3.0-only
import { information as en } from '../language/en/information.ts';
import { useTexts } from '../language/use-language.ts';
import { information as vi } from '../language/vi/information.ts';
import { RowLink } from '../parts/row-link.tsx';
import { Screen } from '../parts/screen.tsx';

const texts = { vi, en };

export function MoreScreen() {
  const t = useTexts(texts).more;
  return (
    <Screen title={t.title} back={null}>
      <ul class="rows">
        <RowLink to="/warning/log" icon="alert" title={t.warnings} />
        <RowLink to="/ill" icon="ill" title={t.ill} />
        <RowLink to="/declaration" icon="paper" title={t.declaration} />
      </ul>
      <ul class="rows">
        <RowLink to="/data" icon="data" title={t.data} note={t.dataNote} />
        <RowLink to="/settings" icon="settings" title={t.settings} note={t.settingsNote} />
      </ul>
      <ul class="rows">
        <RowLink to="/info" icon="info" title={t.info} note={t.infoNote} />
        <RowLink to="/info/questions" icon="info" title={t.questions} />
        <RowLink to="/info/privacy" icon="shield" title={t.privacy} />
        <RowLink to="/info/terms" icon="paper" title={t.terms} />
        <RowLink to="/info/licence" icon="paper" title={t.licence} />
        <RowLink to="/info/accessibility" icon="eye" title={t.accessibility} />
        <RowLink to="/info/contact" icon="phone" title={t.contact} />
        <RowLink to="/info/version" icon="history" title={t.version} />
      </ul>
    </Screen>
  );
}
