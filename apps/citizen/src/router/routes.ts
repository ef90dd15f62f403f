// SPDX-License-Identifier: GPL-3.0-only
// Every address of the app and its screen. Home and the first screen of the first run come with the first load; all others
// when somebody goes there, or from the memory of the service worker.
import type { ComponentType } from 'preact';
import { HomeScreen } from '../home/home-screen.tsx';
import { LanguageScreen } from '../welcome/language-screen.tsx';
import { matchRoute, type Params } from './match-route.ts';

export type ScreenComponent = ComponentType<{ readonly params: Params }>;

export interface Route {
  readonly pattern: string;
  /** Which of the four in the bar below; none in the first run. */
  readonly section: 'home' | 'history' | 'invite' | 'more' | 'welcome';
  readonly screen: ScreenComponent | (() => Promise<ScreenComponent>);
  readonly isLoaded: boolean;
}

type Load = () => Promise<ScreenComponent>;
const lazy = (pattern: string, section: Route['section'], screen: Load): Route => ({
  pattern,
  section,
  screen,
  isLoaded: false,
});
const there = (pattern: string, section: Route['section'], screen: ScreenComponent): Route => ({
  pattern,
  section,
  screen,
  isLoaded: true,
});

const about = () => import('../welcome/about-screen.tsx');
const permissions = () => import('../welcome/permission-screens.tsx');
const numbers = () => import('../welcome/number-screens.tsx');
const history = () => import('../history/history-screen.tsx');
const warning = () => import('../warning/warning-screen.tsx');
const illness = () => import('../illness/illness-screens.tsx');
const invite = () => import('../invite/invite-screens.tsx');
const information = () => import('../information/information-screens.tsx');
const myData = () => import('../my-data/my-data-screens.tsx');
const move = () => import('../my-data/move-screens.tsx');

export const routes: readonly Route[] = [
  there('/', 'home', HomeScreen),
  there('/welcome', 'welcome', LanguageScreen),
  lazy('/welcome/1', 'welcome', async () => (await about()).FirstAbout),
  lazy('/welcome/2', 'welcome', async () => (await about()).SecondAbout),
  lazy('/welcome/3', 'welcome', async () => (await about()).ThirdAbout),
  lazy('/welcome/bluetooth', 'welcome', async () => (await permissions()).BluetoothScreen),
  lazy('/welcome/notifications', 'welcome', async () => (await permissions()).NotificationsScreen),
  lazy('/welcome/phone', 'welcome', async () => (await numbers()).NumberScreen),
  lazy('/welcome/code', 'welcome', async () => (await numbers()).CodeScreen),
  lazy('/welcome/ready', 'welcome', async () => (await numbers()).ReadyScreen),
  lazy('/around', 'home', async () => (await import('../around/around-screen.tsx')).AroundScreen),
  lazy('/history', 'history', async () => (await history()).HistoryScreen),
  lazy('/history/totals', 'history', async () => (await import('../history/totals-screen.tsx')).TotalsScreen),
  lazy('/history/:day', 'history', async () => (await history()).HistoryScreen),
  lazy('/warning', 'home', async () => (await warning()).WarningScreen),
  lazy('/warning/log', 'home', async () => (await import('../warning/log-screen.tsx')).LogScreen),
  lazy('/warning/contact', 'home', async () => (await import('../warning/contact-screen.tsx')).ContactScreen),
  lazy('/warning/others', 'home', async () => (await import('../warning/others-screen.tsx')).OthersScreen),
  lazy(
    '/declaration',
    'home',
    async () => (await import('../declaration/declaration-screen.tsx')).DeclarationScreen,
  ),
  lazy('/ill', 'home', async () => (await illness()).IllnessScreen),
  lazy('/ill/code', 'home', async () => (await illness()).CodeEntryScreen),
  lazy('/ill/share', 'home', async () => (await import('../illness/share-screen.tsx')).ShareScreen),
  lazy('/ill/not-shared', 'home', async () => (await illness()).NotSharedScreen),
  lazy('/invite', 'invite', async () => (await invite()).InviteScreen),
  lazy('/invite/growth', 'invite', async () => (await import('../invite/growth-screen.tsx')).GrowthScreen),
  lazy('/invite/leaflet', 'invite', async () => (await import('../invite/paper-screens.tsx')).LeafletScreen),
  lazy('/invite/poster', 'invite', async () => (await import('../invite/paper-screens.tsx')).PosterScreen),
  lazy('/invite/texts', 'invite', async () => (await import('../invite/paper-screens.tsx')).SpokenScreen),
  lazy('/more', 'more', async () => (await import('../information/more-screen.tsx')).MoreScreen),
  lazy('/info', 'more', async () => (await information()).AboutScreen),
  lazy(
    '/info/questions',
    'more',
    async () => (await import('../information/questions-screen.tsx')).QuestionsScreen,
  ),
  lazy('/info/privacy', 'more', async () => (await import('../information/paper-screens.tsx')).PrivacyScreen),
  lazy('/info/terms', 'more', async () => (await import('../information/paper-screens.tsx')).TermsScreen),
  lazy('/info/licence', 'more', async () => (await import('../information/paper-screens.tsx')).LicenceScreen),
  lazy(
    '/info/accessibility',
    'more',
    async () => (await import('../information/paper-screens.tsx')).AccessibilityScreen,
  ),
  lazy('/info/contact', 'more', async () => (await information()).SupportScreen),
  lazy('/info/version', 'more', async () => (await information()).VersionScreen),
  lazy('/data', 'more', async () => (await myData()).MyDataScreen),
  lazy('/data/requests', 'more', async () => (await myData()).RequestsScreen),
  lazy('/data/move', 'more', async () => (await move()).MoveScreen),
  lazy('/data/move/give', 'more', async () => (await move()).GiveScreen),
  lazy('/data/move/take', 'more', async () => (await move()).TakeScreen),
  lazy('/settings', 'more', async () => (await import('../settings/settings-screen.tsx')).SettingsScreen),
];

/** The screen of an address; null when there is none. An address without parameters goes before one with. */
export function findRoute(address: string): { readonly route: Route; readonly params: Params } | null {
  for (const route of routes) {
    const params = matchRoute(route.pattern, address);
    if (params !== null) return { route, params };
  }
  return null;
}
