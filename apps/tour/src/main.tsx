// SPDX-License-Identifier: GPL-3.0-only
import { render } from 'preact';
import { App } from './app.tsx';
import { applyRememberedTheme } from './use-theme.ts';
import './style/tokens.css';
import './style/page.css';
import './style/map.css';
import './style/timeline.css';
import './style/guide.css';
import './style/resident.css';
import './style/knows.css';
import './style/find.css';
import './style/levers.css';
import './style/hostile.css';
import './style/join.css';
import './style/feed.css';

const root = document.getElementById('app');
if (root === null) throw new Error('the page has no place for the app');
applyRememberedTheme();
render(<App />, root);
