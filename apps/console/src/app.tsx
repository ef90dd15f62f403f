// SPDX-License-Identifier: GPL-3.0-only
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { queryClient } from './desk/query-client.ts';
import { useLanguage } from './language/use-language.ts';
import { router } from './router/router.ts';

export function App() {
  const language = useLanguage();
  return (
    <I18nProvider locale={language === 'vi' ? 'vi-VN' : 'en-GB'}>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </I18nProvider>
  );
}
