// SPDX-License-Identifier: GPL-3.0-only
import { ImportWizard } from '../cases/import/import-wizard.tsx';

export function ImportPeopleScreen() {
  return <ImportWizard kind="people" />;
}
